import { t } from '@sendero/i18n'
import { Card } from '@sendero/ui'
import { Inbox, Send } from 'lucide-react'
import type { SmtpSettings } from './smtp-settings.ts'

interface Props { readonly transport: SmtpSettings['transport']; readonly isSandbox: boolean }

const words = ({ kind, host }: Props['transport'], isSandbox: boolean): { readonly title: string; readonly text: string } => {
  if (isSandbox) return { title: t('E-mail stays in the mailbox'), text: t('This workspace is a sandbox: whatever it sends is shown in its mailbox and reaches nobody, also with a mail server below.') }
  switch (kind) {
    case 'workspace': return { title: t('E-mail leaves through {host}', { host: host ?? '' }), text: t('The mail server of this workspace, set below.') }
    case 'server': return { title: t('E-mail leaves through {host}', { host: host ?? '' }), text: t('The mail server that whoever hosts Sendero has set for all workspaces. One of your own, below, takes its place.') }
    case 'mailbox': return { title: t('E-mail stays in the mailbox'), text: t('Nothing leaves this server: what journeys send is shown on the mailbox page. Set a mail server to reach people.') }
  }
}

/** Which way mail takes now, and why. */
export function TransportCard({ transport, isSandbox }: Props) {
  const { title, text } = words(transport, isSandbox)
  return <Card><div className="settings-transport">{transport.kind === 'mailbox' ? <Inbox aria-hidden /> : <Send aria-hidden />}<div><h2>{title}</h2><p>{text}</p></div></div></Card>
}
