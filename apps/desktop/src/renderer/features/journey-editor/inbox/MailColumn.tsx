import { Button, Notice, Skeleton, classNames } from '@sendero/ui'
import { MailFrame } from '../../../mail-frame/MailFrame.tsx'
import type { MailPage } from '../../../mail-frame/mail-document.ts'
import { elapsedWords } from '../dry-run/elapsed-words.ts'
import { timeOf } from '../dry-run/stop-words.ts'
import { fateWords } from './fate-words.ts'
import type { ShownMail } from './use-inbox.ts'

interface Props {
  readonly shown: ShownMail
  readonly at: number
  readonly of: number
  readonly start: number
  readonly page: MailPage
  readonly step: string
  /** By the clock of the test. */
  readonly hasArrived: boolean
  readonly isCurrent: boolean
  readonly onFocus: () => void
  readonly onStep: () => void
}

const phoneWidth = 375

/** One mail of the storyboard: when it arrives, what lies in the list of mails, and the mail itself on a phone. */
export function MailColumn({ shown, at, of, start, page, step, hasArrived, isCurrent, onFocus, onStep }: Props) {
  const { mail, rendered } = shown
  const fate = fateWords(mail)
  const subject = rendered === null ? '' : rendered.subject === '' ? '(no subject)' : rendered.subject
  const when = timeOf(mail.arrivesAt)
  return (
    <li
      className={classNames('journey-inbox-mail', fate !== null && 'lost', !hasArrived && 'ahead')} tabIndex={isCurrent ? 0 : -1} onFocus={onFocus}
      aria-label={`Mail ${at + 1} of ${of}: ${subject === '' ? step : subject}, ${when}, ${elapsedWords(mail.arrivesAt - start)}${fate === null ? hasArrived ? '' : '. Not there yet' : `. ${fate}`}`}
    >
      <p className="journey-inbox-when"><strong><time dateTime={new Date(mail.arrivesAt).toISOString()}>{when}</time></strong><span>{elapsedWords(mail.arrivesAt - start)}</span></p>
      <p className="journey-inbox-from"><Button look="quiet" size="small" title="Show this step on the canvas" onClick={onStep}>{step}</Button>{hasArrived || fate !== null ? null : <span className="ui-quiet">Not there yet</span>}</p>
      {mail.arrivesAt > mail.queuedAt ? <p className="ui-quiet journey-inbox-note">Waits for the hours mail is sent in: it was ready {timeOf(mail.queuedAt)}.</p> : null}
      {fate === null ? null : <Notice tone="warn" title="Does not arrive">{fate}</Notice>}
      <Mail shown={shown} subject={subject} page={page} at={at} />
    </li>
  )
}

function Mail({ shown: { rendered, problem, retry }, subject, page, at }: { readonly shown: ShownMail; readonly subject: string; readonly page: MailPage; readonly at: number }) {
  if (problem !== null) return <Notice tone="problem" title="The mail cannot be shown" actions={<Button size="small" onClick={retry}>Try again</Button>}>{problem}</Notice>
  if (rendered === null) return <div className="journey-inbox-phone" aria-busy="true"><div className="journey-inbox-line"><Skeleton lines={3} /></div></div>
  const { from, preheader, html, problems } = rendered
  const fault = html === '' ? problems.find(({ severity }) => severity === 'error')?.message ?? 'The template is empty.' : null
  return (
    <div className="journey-inbox-phone">
      <div className="journey-inbox-line">
        <span className="journey-inbox-sender" title={from.email}>{from.name === '' ? from.email : from.name}</span>
        <span className="journey-inbox-subject">{subject}</span>
        {preheader === '' ? null : <span className="journey-inbox-preheader">{preheader}</span>}
      </div>
      {fault === null ? <div className="journey-inbox-page"><MailFrame html={html} title={`Mail ${at + 1}: ${subject}`} width={phoneWidth} page={page} /></div> : <Notice tone="problem" title="It would not be sent: the template has an error">{fault}</Notice>}
    </div>
  )
}
