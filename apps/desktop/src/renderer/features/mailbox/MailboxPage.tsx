import { t } from '@sendero/i18n'
import { Button, ButtonLink, EmptyState, ErrorState, IconButton, Skeleton } from '@sendero/ui'
import { ArrowLeft, CheckCheck, Inbox, MailOpen, Send } from 'lucide-react'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { problemText } from '../../base/http.ts'
import { paths } from '../../base/paths.ts'
import { useMay } from '../../base/session-context.ts'
import { problemOfCall } from '../../base/trpc.ts'
import { isRead } from './kernels/read-marks.ts'
import { isFiltered, useMailFilter } from './mail-filter.ts'
import { MailboxFilters } from './MailboxFilters.tsx'
import { MailList } from './MailList.tsx'
import { MailView } from './MailView.tsx'
import { useMailbox } from './use-mailbox.ts'
import type { Mail } from './use-mailbox.ts'
import { useReadMarks } from './use-read-marks.ts'
import './mailbox.css'

/** The built-in mailbox: the list on the left, one message on the right. */
export function MailboxPage() {
  const openId = useParams()['*'] ?? ''
  const [filter, setFilter] = useMailFilter()
  const [params] = useSearchParams()
  const navigate = useNavigate()
  const reading = useReadMarks()
  const list = useMailbox(filter)
  const mails = list.data?.pages.flatMap(({ data }) => data)
  const problem = list.isError ? problemOfCall(list.error) : null
  if (problem?.code === 'MAILBOX_OFF') return <MailboxOff reason={problem.message} />
  const newest = mails?.[0]
  return (
    <div className="mailbox-page" data-open={openId === '' ? undefined : true}>
      <section className="mailbox-side" aria-label={t('Messages')}>
        <header>
          <h1>{t('Mailbox')}</h1>
          <IconButton size="small" label={t('Mark all as read')} icon={<CheckCheck aria-hidden />} disabled={newest === undefined || mails?.every(({ id }) => isRead(reading.marks, id)) === true} onClick={() => { if (newest) reading.readAll(newest.id) }} />
        </header>
        <MailboxFilters filter={filter} onChange={setFilter} />
        <div className="mailbox-scroll">
          {list.isError && problem?.code !== 'MAILBOX_OFF' ? <ErrorState title={t('The mailbox cannot be shown')} size="small" onRetry={() => { void list.refetch() }} isRetrying={list.isFetching}>{problemText(problem ?? list.error)}</ErrorState> : null}
          {mails === undefined ? (list.isError ? null : <Waiting />) : <Mails mails={mails} openId={openId} marks={reading.marks} search={params.toString()} isFound={isFiltered(filter)} onClear={() => { setFilter({ q: '', templateId: null, workflowId: null }) }} />}
          {list.hasNextPage ? <div className="mailbox-more"><Button look="quiet" size="small" onClick={() => { void list.fetchNextPage() }} busyLabel={list.isFetchingNextPage ? t('Loading…') : undefined}>{t('Show older messages')}</Button></div> : null}
        </div>
      </section>
      <section className="mailbox-main" aria-label={t('Message')}>
        {openId === ''
          ? <EmptyState icon={<MailOpen aria-hidden />} title={t('No message is open')}>{t('Nothing in this mailbox has left the server: it is what people would have received.')}</EmptyState>
          : <>
              <Button className="mailbox-back" size="small" icon={<ArrowLeft aria-hidden />} onClick={() => { void navigate({ pathname: paths.mailbox, search: params.toString() }) }}>{t('All messages')}</Button>
              <MailView id={openId} onRead={reading.read} />
            </>}
      </section>
    </div>
  )
}

interface MailsProps { readonly mails: readonly Mail[]; readonly openId: string; readonly marks: ReturnType<typeof useReadMarks>['marks']; readonly search: string; readonly isFound: boolean; readonly onClear: () => void }

function Mails({ mails, openId, marks, search, isFound, onClear }: MailsProps) {
  if (mails.length > 0) return <MailList mails={mails} openId={openId} marks={marks} search={search} />
  if (isFound) return <EmptyState size="small" icon={<Inbox aria-hidden />} title={t('No message fits')} action={<Button size="small" onClick={onClear}>{t('Clear the search')}</Button>} />
  return <EmptyState size="small" icon={<Inbox aria-hidden />} title={t('No message yet.')}>{t('As soon as a journey sends one, or you send a test, it lies here.')}</EmptyState>
}

function Waiting() {
  return <div className="mailbox-waiting" aria-busy="true">{Array.from({ length: 8 }, (_, index) => <Skeleton key={index} height="52px" />)}</div>
}

/** Mail really leaves: what would lie here is on its way to people. */
function MailboxOff({ reason }: { readonly reason: string }) {
  const { administer } = useMay()
  return (
    <div className="page">
      <h1>{t('Mailbox')}</h1>
      <EmptyState icon={<Send aria-hidden />} title={t('The mailbox is off')} action={<ButtonLink href={paths.settings('email')}>{administer ? t('Open the e-mail settings') : t('Look at the e-mail settings')}</ButtonLink>}>{t('{reason} To look at mails before they go out, send a test to yourself from a template, or use a sandbox workspace: what it sends always stays here.', { reason })}</EmptyState>
    </div>
  )
}
