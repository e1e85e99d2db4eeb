import { t } from '@sendero/i18n'
import { ErrorState, PageHeader, Skeleton } from '@sendero/ui'
import { problemText } from '../../base/http.ts'
import { useMay, useSession } from '../../base/session-context.ts'
import { shownTimeZone } from '../../base/time.ts'
import { problemOfCall } from '../../base/trpc.ts'
import { DemoOffer } from './DemoOffer.tsx'
import { DemoProgress } from './DemoProgress.tsx'
import { areDone, firstSteps } from './first-steps.ts'
import { FirstSteps } from './FirstSteps.tsx'
import { MailCard } from './MailCard.tsx'
import { Numbers } from './Numbers.tsx'
import { RecentJourneys } from './RecentJourneys.tsx'
import { useDemo } from './use-demo.ts'
import type { Demo } from './use-demo.ts'
import { useOverview } from './use-overview.ts'
import type { Overview } from './use-overview.ts'
import './home.css'

/** What to do next, until everything is going; and what is going on now. */
export function HomePage() {
  const { workspace } = useSession()
  const demo = useDemo()
  const isLoading = demo.data?.state === 'running' || demo.data?.state === 'stuck'
  return (
    <div className="page home">
      <PageHeader title={workspace.name} meta={<span>{t('Days and hours in {shownTimeZone}', { shownTimeZone: shownTimeZone() })}</span>} />
      {isLoading && demo.data !== undefined ? <DemoProgress demo={demo.data} /> : <Present demo={demo.data} />}
    </div>
  )
}

function Present({ demo }: { readonly demo: Demo | undefined }) {
  const overview = useOverview()
  if (overview.data !== undefined) return <Overall overview={overview.data} demo={demo} />
  if (overview.isError) return <ErrorState title={t('The overview could not be read')} onRetry={() => { void overview.refetch() }} isRetrying={overview.isFetching}>{problemText(problemOfCall(overview.error) ?? overview.error)}</ErrorState>
  return <div className="home-numbers" aria-busy="true">{['people', 'messages', 'events', 'customers'].map((key) => <div key={key}><Skeleton width="50%" /><Skeleton width="30%" height="28px" /></div>)}</div>
}

function Overall({ overview, demo }: { readonly overview: Overview; readonly demo: Demo | undefined }) {
  const may = useMay()
  const steps = firstSteps(overview, may)
  return (
    <div className="home-body">
      {areDone(steps) ? null : <FirstSteps steps={steps} />}
      {demo?.canLoad === true && may.administer ? <DemoOffer demo={demo} /> : null}
      <Numbers overview={overview} />
      <div className="home-two">
        <RecentJourneys journeys={overview.journeys} mayWrite={may.write} />
        <MailCard overview={overview} />
      </div>
    </div>
  )
}
