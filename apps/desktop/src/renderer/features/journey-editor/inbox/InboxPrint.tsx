import { useEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import { MailFrame } from '../../../mail-frame/MailFrame.tsx'
import { elapsedWords } from '../dry-run/elapsed-words.ts'
import { useDryRun } from '../dry-run/dry-run-store.ts'
import { timeOf } from '../dry-run/stop-words.ts'
import { useEditorState } from '../store/editor-context.ts'
import { fateWords } from './fate-words.ts'
import type { ShownMail } from './use-inbox.ts'

const paperWidth = 375

/** The storyboard on paper: of each mail how it begins, as it looks, and every word of it below, for a mail cannot be measured. */
export function InboxPrint({ mails, name, onDone }: { readonly mails: readonly ShownMail[]; readonly name: string; readonly onDone: () => void }) {
  const paper = useRef<HTMLElement>(null)
  const journey = useEditorState((state) => state.journey.name)
  const start = useDryRun(({ outcome }) => (outcome?.kind === 'walk' ? outcome.walk.stops[0]?.at ?? 0 : 0))
  const done = useRef(onDone)
  useEffect(() => {
    let isLeft = false
    const frames = [...paper.current?.querySelectorAll('iframe') ?? []]
    const end = (): void => { done.current() }
    window.addEventListener('afterprint', end)
    // Mails are drawn a moment after their frames are there.
    void Promise.all(frames.map((frame) => new Promise((drawn) => { frame.addEventListener('load', drawn, { once: true }) }))).then(() => { if (!isLeft) window.print() })
    return () => { isLeft = true; window.removeEventListener('afterprint', end) }
  }, [])
  return createPortal(
    <article ref={paper} className="journey-paper journey-inbox-paper">
      <h1>{journey}</h1>
      <p>Draft · Inbox of {name}</p>
      <ol>{mails.map((shown, at) => <Sheet key={at} shown={shown} at={at} start={start} />)}</ol>
    </article>,
    document.body,
  )
}

function Sheet({ shown: { mail, rendered, problem }, at, start }: { readonly shown: ShownMail; readonly at: number; readonly start: number }) {
  const fate = fateWords(mail)
  return (
    <li>
      <p><strong>{at + 1}. {timeOf(mail.arrivesAt)}</strong>, {elapsedWords(mail.arrivesAt - start)}</p>
      {fate === null ? null : <p>{fate}</p>}
      {rendered === null || rendered.html === '' ? <p>{problem ?? 'The template has an error.'}</p> : (
        <>
          <p>{rendered.from.name === '' ? rendered.from.email : `${rendered.from.name} <${rendered.from.email}>`}: <strong>{rendered.subject === '' ? '(no subject)' : rendered.subject}</strong></p>
          <div className="journey-inbox-paper-mail">
            <div className="journey-inbox-paper-frame"><MailFrame html={rendered.html} title={`Mail ${at + 1}`} width={paperWidth} isPicture /></div>
            <pre>{rendered.text}</pre>
          </div>
        </>
      )}
    </li>
  )
}
