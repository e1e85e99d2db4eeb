import { t } from '@sendero/i18n'
import { Card, Notice, Skeleton } from '@sendero/ui'
import { useQuery } from '@tanstack/react-query'
import { trpc } from '../../../base/trpc.ts'
import { LoadFailure } from '../LoadFailure.tsx'
import { DkimCard } from './DkimCard.tsx'
import { MailServerForm } from './MailServerForm.tsx'
import { TestMailCard } from './TestMailCard.tsx'
import { TransportCard } from './TransportCard.tsx'

/** How e-mail leaves: the way it takes now, the mail server, a test, and the signature. */
export function EmailTab() {
  const smtp = useQuery({ queryKey: ['smtp', 'get'], queryFn: ({ signal }) => trpc.smtp.get.query({}, { signal }) })
  const workspace = useQuery({ queryKey: ['workspace', 'get'], queryFn: ({ signal }) => trpc.workspace.get.query({}, { signal }) })
  const demo = useQuery({ queryKey: ['demo', 'get'], queryFn: ({ signal }) => trpc.demo.get.query({}, { signal }) })
  if (smtp.isError) return <LoadFailure title={t('The mail settings could not be read')} error={smtp.error} onRetry={() => { void smtp.refetch() }} isRetrying={smtp.isFetching} />
  if (smtp.data === undefined) return <Card title={t('E-mail')}><Skeleton width="60%" /><Skeleton width="40%" /></Card>
  const leaves = smtp.data.transport.kind !== 'mailbox'
  return (
    <>
      <TransportCard transport={smtp.data.transport} isSandbox={workspace.data?.isSandbox ?? false} />
      {leaves && workspace.data?.postalAddress.trim() === '' ? <Notice tone="warn" title={t('The postal address is missing')}><p>{t('Journeys with marketing mails cannot be published without it; those that are live go on. Add it under Workspace.')}</p></Notice> : null}
      {leaves && demo.data?.state === 'finished' ? <Notice tone="warn" title={t('There are made-up people in this workspace')}><p>{t('The demo data writes to addresses that belong to nobody. Pause its journey before real mail leaves here, or use another workspace.')}</p></Notice> : null}
      <MailServerForm saved={smtp.data} key={smtp.data.server?.updatedAt ?? 'none'} />
      {leaves ? <TestMailCard host={smtp.data.transport.host ?? ''} /> : null}
      <DkimCard fromEmail={smtp.data.fromEmail} />
    </>
  )
}
