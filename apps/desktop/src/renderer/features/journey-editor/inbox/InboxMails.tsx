import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import type { MailPage } from '../../../mail-frame/mail-document.ts'
import { passedStops, useDryRun, type DryRunState } from '../dry-run/dry-run-store.ts'
import { nodeTitle } from '../nodes/registry.tsx'
import { useEditor, useEditorState } from '../store/editor-context.ts'
import { shownDocument } from '../store/shown-document.ts'
import { MailColumn } from './MailColumn.tsx'
import { closeInbox } from './open-inbox.ts'
import type { ShownMail } from './use-inbox.ts'

/** What the clock of the test shows; it has run out where it was not moved. */
function clockOf({ outcome, at }: DryRunState): number {
  const stops = outcome?.kind === 'walk' ? outcome.walk.stops : []
  return at === null || at >= stops.length - 1 ? Infinity : stops[at]?.at ?? Infinity
}

/** The mails side by side in the order they arrive, walked by the arrow keys. */
export function InboxMails({ mails, page }: { readonly mails: readonly ShownMail[]; readonly page: MailPage }) {
  const editor = useEditor()
  const document = useEditorState(shownDocument)
  const clock = useDryRun(clockOf)
  const passed = useDryRun(passedStops)
  const start = useDryRun(({ outcome }) => (outcome?.kind === 'walk' ? outcome.walk.stops[0]?.at ?? 0 : 0))
  const [chosen, setChosen] = useState(0)
  const current = Math.min(chosen, mails.length - 1)
  const list = useRef<HTMLOListElement>(null)
  const arrived = mails.filter(({ mail }) => mail.arrivesAt <= clock && mail.stop < passed).length
  // While the clock runs the newest mail is kept in view.
  useEffect(() => { if (Number.isFinite(clock)) list.current?.children[Math.max(0, arrived - 1)]?.scrollIntoView({ block: 'nearest', inline: 'nearest' }) }, [arrived, clock])
  const press = (event: KeyboardEvent): void => {
    const next = event.key === 'ArrowRight' ? current + 1 : event.key === 'ArrowLeft' ? current - 1 : event.key === 'Home' ? 0 : event.key === 'End' ? mails.length - 1 : null
    if (next === null || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    const column = list.current?.children[Math.max(0, Math.min(mails.length - 1, next))]
    if (column instanceof HTMLElement) { column.focus(); column.scrollIntoView({ block: 'nearest', inline: 'nearest' }) }
  }
  return (
    <ol ref={list} className="journey-inbox-mails" aria-label="Mails in the order they arrive" onKeyDown={press}>
      {mails.map((shown, at) => {
        const { nodeId, stop, arrivesAt } = shown.mail
        const node = document.nodes.find(({ id }) => id === nodeId)
        return (
          <MailColumn
            key={`${nodeId} ${stop}`} shown={shown} at={at} of={mails.length} start={start} page={page} step={node === undefined ? nodeId : nodeTitle(node)} hasArrived={arrivesAt <= clock && stop < passed}
            isCurrent={at === current} onFocus={() => { setChosen(at) }} onStep={() => { editor.session.store.getState().select([nodeId]); closeInbox(editor); editor.camera.current?.reveal([nodeId]) }}
          />
        )
      })}
    </ol>
  )
}
