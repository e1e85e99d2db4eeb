import { Card } from '@sendero/ui'
import type { Mail } from './use-mailbox.ts'
import { instantLabel } from '../../base/time.ts'

/** One message. Its HTML is a stranger's: shown in a frame without scripts, without our origin, without forms. */
export function MailView({ message }: { readonly message: Mail }) {
  return (
    <div className="mail-view">
      <Card title={message.subject === '' ? '(no subject)' : message.subject}>
        <dl>
          <dt>From</dt><dd>{message.from}</dd>
          <dt>To</dt><dd>{message.to}</dd>
          <dt>Received</dt><dd><time dateTime={message.receivedAt}>{instantLabel(message.receivedAt, { seconds: true })}</time></dd>
        </dl>
        {message.html === null ? null : <iframe title={`Message: ${message.subject}`} sandbox="" srcDoc={message.html} />}
        {message.text === null ? null : <details><summary>Plain text</summary><pre tabIndex={0}>{message.text}</pre></details>}
        <details><summary>Headers</summary><pre tabIndex={0}>{Object.entries(message.headers).map(([name, value]) => `${name}: ${value}`).join('\n')}</pre></details>
      </Card>
    </div>
  )
}
