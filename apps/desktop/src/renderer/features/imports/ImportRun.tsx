import { t } from '@sendero/i18n'
import { Button, ButtonLink, Card, DescriptionList, EmptyState, ErrorState, ProgressBar, Skeleton, StatusDot, useToast, rich } from '@sendero/ui'
import { useQueryClient } from '@tanstack/react-query'
import { CircleStop, Download, FileUp, Play, SearchX, Users } from 'lucide-react'
import { useState } from 'react'
import { problemText } from '../../base/http.ts'
import { streamAddress } from '../../base/live.ts'
import { countLabel } from '../../base/numbers.ts'
import { paths } from '../../base/paths.ts'
import { TimeText } from '../../base/TimeText.tsx'
import { problemOfCall, trpc } from '../../base/trpc.ts'
import { choicesOf, countsOf, stateLooks, stateSentence } from './import-words.ts'
import type { Import } from './import-words.ts'
import { useImport } from './use-import.ts'

interface Props { readonly importId: string; readonly mayWrite: boolean; readonly onNew: () => void }

export function ImportRun({ importId, mayWrite, onNew }: Props) {
  const found = useImport(importId)
  if (found.data !== undefined) return <Run found={found.data} mayWrite={mayWrite} onNew={onNew} />
  if (!found.isError) return <Card><div aria-busy="true"><Skeleton lines={4} /></div></Card>
  const problem = problemOfCall(found.error)
  return problem?.status === 404
    ? <EmptyState icon={<SearchX aria-hidden />} title={t('This import is not here')} action={<Button onClick={onNew}>{t('See all imports')}</Button>}>{t('It may belong to another workspace.')}</EmptyState>
    : <ErrorState title={t('The import could not be read')} onRetry={() => { void found.refetch() }} isRetrying={found.isFetching}>{problemText(problem ?? found.error)}</ErrorState>
}

function Run({ found, mayWrite, onNew }: { readonly found: Import; readonly mayWrite: boolean; readonly onNew: () => void }) {
  const { label, tone, isLive } = stateLooks[found.state]
  const kind = found.kind === 'customers' ? t('Customers') : t('Events')
  const startedAt = <TimeText at={found.startedAt} />
  return (
    <Card className="imports-run">
      <header className="imports-run-head">
        <div>
          <h2>{found.name}</h2>
          <p className="quiet">{found.finishedAt === null ? rich('{kind}, started {startedAt}', { kind, startedAt }) : rich('{kind}, started {startedAt}, ended {finishedAt}', { kind, startedAt, finishedAt: <TimeText at={found.finishedAt} /> })}</p>
        </div>
        <StatusDot tone={tone} isLive={isLive}>{label}</StatusDot>
      </header>
      <div aria-live="polite">
        {isLive ? <ProgressBar label={t('{count, plural, one {# row} other {# rows}} done', { count: found.rows })} value={found.progress} max={1} detail={found.progress === null ? undefined : `${String(Math.floor(found.progress * 100))} %`} /> : null}
        <p className={found.state === 'failed' ? 'imports-failed' : 'quiet'}>{stateSentence(found)}</p>
      </div>
      <dl className="imports-counts">
        <div><dt>{t('Rows')}</dt><dd>{countLabel(found.rows)}</dd></div>
        {countsOf(found).map(({ key, label: of, value, tone: look }) => <div key={key} className={look}><dt>{of}</dt><dd>{countLabel(value)}</dd></div>)}
      </dl>
      <DescriptionList items={choicesOf(found)} />
      <Actions found={found} mayWrite={mayWrite} isLive={isLive} onNew={onNew} />
    </Card>
  )
}

function Actions({ found, mayWrite, isLive, onNew }: { readonly found: Import; readonly mayWrite: boolean; readonly isLive: boolean; readonly onNew: () => void }) {
  const { isBusy, cancel, resume } = useEnding(found.id)
  return (
    <footer className="imports-foot">
      {isLive ? (mayWrite ? <Button icon={<CircleStop aria-hidden />} busyLabel={isBusy ? t('Cancelling…') : undefined} onClick={cancel}>{t('Cancel import')}</Button> : null) : <Button icon={<FileUp aria-hidden />} onClick={onNew}>{t('Import another file')}</Button>}
      <span className="imports-foot-end">
        {found.rejected > 0 ? <a className="ui-button plain medium" href={streamAddress(`/api/v1/imports/${found.id}/rejects.csv`)} download><Download aria-hidden /><span className="ui-button-text">{t('Download refused rows')}</span></a> : null}
        {found.canResume && mayWrite ? <Button look="primary" icon={<Play aria-hidden />} busyLabel={isBusy ? t('Resuming…') : undefined} onClick={resume}>{t('Resume')}</Button> : null}
        {found.state === 'finished' && found.created + found.updated + found.accepted > 0 ? <ButtonLink look="primary" icon={<Users aria-hidden />} href={found.kind === 'customers' ? paths.customers : paths.events}>{found.kind === 'customers' ? t('See these people') : t('See the events')}</ButtonLink> : null}
      </span>
    </footer>
  )
}

function useEnding(id: string) {
  const client = useQueryClient()
  const toast = useToast()
  const [isBusy, setBusy] = useState(false)
  const run = (title: string, work: () => Promise<unknown>) => (): void => {
    setBusy(true)
    work()
      .then(() => client.invalidateQueries({ queryKey: ['import'] }), (error: unknown) => { toast.show({ tone: 'danger', title, description: problemText(problemOfCall(error) ?? error) }) })
      .finally(() => { setBusy(false) })
  }
  return {
    isBusy,
    cancel: run(t('The import could not be cancelled'), () => trpc.import.cancel.mutate({ id })),
    resume: run(t('The import could not be resumed'), () => trpc.import.resume.mutate({ id })),
  }
}
