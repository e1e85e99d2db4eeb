import { ButtonLink, Card, Link, Notice } from '@sendero/ui'
import { Inbox, Send } from 'lucide-react'
import { paths } from '../../base/paths.ts'
import { useMay, useSession } from '../../base/session-context.ts'
import type { Overview } from './use-overview.ts'

/** Whether mail reaches people, and what stands in the way. */
export function MailCard({ overview: { mailHost, hasPostalAddress } }: { readonly overview: Overview }) {
  const { administer } = useMay()
  const { workspace } = useSession()
  return (
    <Card title="E-mail">
      <div className="home-mail">
        {mailHost === null ? (
          <>
            <p><Inbox aria-hidden /><span>{workspace.isSandbox ? 'A sandbox reaches nobody: its mails stay in the ' : 'Mails stay in the '}<Link href={paths.mailbox}>mailbox</Link>{workspace.isSandbox ? '.' : ' and reach nobody yet.'}</span></p>
            {administer && !workspace.isSandbox ? <ButtonLink href={paths.settings('email')} size="small">Connect a mail server</ButtonLink> : null}
          </>
        ) : (
          <>
            <p><Send aria-hidden /><span>Mails leave through <strong>{mailHost}</strong>.</span></p>
            {hasPostalAddress ? null : <Notice tone="warn" title="The postal address is missing"><p>Marketing mails need it. {administer ? <Link href={paths.settings('workspace')}>Add it</Link> : 'An admin can add it in the settings.'}</p></Notice>}
          </>
        )}
      </div>
    </Card>
  )
}
