import type { Mail } from './use-mailbox.ts'
import { instantLabel } from '../../base/time.ts'

export function MailList({ messages, openId, onOpen }: { readonly messages: readonly Mail[]; readonly openId: string; readonly onOpen: (id: string) => void }) {
  return (
    <ul className="mail-list" aria-label="Messages, newest first">
      {messages.map((message) => (
        <li key={message.id}>
          <button type="button" aria-current={message.id === openId} onClick={() => { onOpen(message.id) }}>
            <span className="subject">{message.subject === '' ? '(no subject)' : message.subject}</span>
            <span className="meta"><span>{message.to}</span><time dateTime={message.receivedAt}>{instantLabel(message.receivedAt, { seconds: true })}</time></span>
          </button>
        </li>
      ))}
    </ul>
  )
}
