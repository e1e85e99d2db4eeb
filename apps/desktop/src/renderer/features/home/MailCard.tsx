import { t } from '@sendero/i18n'
import { ButtonLink, Card, Link, Notice, rich } from '@sendero/ui'
import { Inbox, Send } from 'lucide-react'
import type { ReactNode } from 'react'
import { paths } from '../../base/paths.ts'
import { useMay, useSession } from '../../base/session-context.ts'
import type { Overview } from './use-overview.ts'

const mailboxLink = (inside: ReactNode) => <Link href={paths.mailbox}>{inside}</Link>

/** Whether mail reaches people, and what stands in the way. */
export function MailCard({ overview: { mailHost, hasPostalAddress } }: { readonly overview: Overview }) {
  const { administer } = useMay()
  const { workspace } = useSession()
  return (
    <Card title={t('E-mail')}>
      <div className="home-mail">
        {mailHost === null ? (
          <>
            <p><Inbox aria-hidden /><span>{workspace.isSandbox ? rich('A sandbox reaches nobody: its mails stay in the <link>mailbox</link>.', { link: mailboxLink }) : rich('Mails stay in the <link>mailbox</link> and reach nobody yet.', { link: mailboxLink })}</span></p>
            {administer && !workspace.isSandbox ? <ButtonLink href={paths.settings('email')} size="small">{t('Connect a mail server')}</ButtonLink> : null}
          </>
        ) : (
          <>
            <p><Send aria-hidden /><span>{rich('Mails leave through <b>{mailHost}</b>.', { mailHost, b: (inside) => <strong>{inside}</strong> })}</span></p>
            {hasPostalAddress ? null : <Notice tone="warn" title={t('The postal address is missing')}><p>{t('Marketing mails need it.')} {administer ? <Link href={paths.settings('workspace')}>{t('Add it')}</Link> : t('An admin can add it in the settings.')}</p></Notice>}
          </>
        )}
      </div>
    </Card>
  )
}
