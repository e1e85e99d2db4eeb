import { t } from '@sendero/i18n'
import { Avatar, Badge } from '@sendero/ui'
import { useState } from 'react'
import type { KeyboardEvent } from 'react'
import { Link } from 'react-router'
import { paths } from '../../base/paths.ts'
import { TimeText } from '../../base/TimeText.tsx'
import { isRead } from './kernels/read-marks.ts'
import type { ReadMarks } from './kernels/read-marks.ts'
import { readerName } from './reader-name.ts'
import type { Mail } from './use-mailbox.ts'

interface Props {
  readonly mails: readonly Mail[]
  readonly openId: string | null
  readonly marks: ReadMarks
  /** What is looked for, as the address has it. */
  readonly search: string
}

/** Arrow keys go from mail to mail, Enter opens one. One stop for Tab: beyond a long list stands the mail itself. */
export function MailList({ mails, openId, marks, search }: Props) {
  const [focusedId, setFocusedId] = useState<string | null>(null)
  const stop = [focusedId, openId].find((id) => mails.some((mail) => mail.id === id)) ?? mails[0]?.id
  return (
    <ul className="mailbox-list" aria-label={t('Messages, newest first; arrow keys go from one to the next')} onKeyDown={moveFocus}>
      {mails.map((mail) => (
        <li key={mail.id}>
          <Link to={{ pathname: `${paths.mailbox}/${mail.id}`, search }} aria-current={mail.id === openId || undefined} tabIndex={mail.id === stop ? 0 : -1} onFocus={() => { setFocusedId(mail.id) }} className={isRead(marks, mail.id) ? undefined : 'unread'}>
            <Avatar name={readerName(mail)} isDecorative />
            <span className="mailbox-item">
              <span className="mailbox-item-top">
                {isRead(marks, mail.id) ? null : <span className="mailbox-unread" role="img" aria-label={t('Unread')} />}
                <span className="mailbox-to" title={mail.to}>{readerName(mail)}</span>
                <span className="mailbox-when"><TimeText at={mail.receivedAt} show="relative" /></span>
              </span>
              <span className="mailbox-subject">{mail.subject === '' ? t('(no subject)') : mail.subject}</span>
              <span className="mailbox-excerpt"><MailBadges mail={mail} /><span>{mail.excerpt}</span></span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}

export function MailBadges({ mail }: { readonly mail: Mail }) {
  if (mail.isTest) return <Badge tone="neutral">{t('Test')}</Badge>
  if (mail.channel === 'webhook') return <Badge tone="data">{t('Webhook')}</Badge>
  return null
}

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const links = [...event.currentTarget.querySelectorAll('a')]
  const at = links.findIndex((link) => link === document.activeElement)
  const places: Readonly<Record<string, number>> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: links.length - 1 }
  const next = links[places[event.key] ?? -1]
  if (!next) return
  event.preventDefault()
  next.focus()
}
