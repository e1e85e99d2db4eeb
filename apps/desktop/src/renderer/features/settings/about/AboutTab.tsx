import { Card, DescriptionList, Skeleton, StatusDot } from '@sendero/ui'
import { useQuery } from '@tanstack/react-query'
import { trpc } from '../../../base/trpc.ts'
import { LoadFailure } from '../LoadFailure.tsx'
import { PromisesCard } from './PromisesCard.tsx'

/** Which release this is, what it stands on, and whether it keeps its promises. */
export function AboutTab() {
  const about = useQuery({ queryKey: ['workspace', 'about'], queryFn: ({ signal }) => trpc.workspace.about.query({}, { signal }) })
  if (about.isError) return <LoadFailure title="The server could not be asked" error={about.error} onRetry={() => { void about.refetch() }} isRetrying={about.isFetching} />
  return (
    <>
      <Card title="This server">
        {about.data === undefined ? <Skeleton width="60%" height="120px" /> : (
          <DescriptionList
            items={[
              { term: 'Release', value: about.data.release }, { term: 'Address', value: about.data.publicUrl }, { term: 'Node.js', value: about.data.node },
              ...about.data.services.map(({ name, place, version }) => ({
                term: name,
                value: version === null ? <StatusDot tone="danger">does not answer</StatusDot> : <StatusDot tone="good">{[version, place === 'embedded' ? 'built in' : 'of your own'].filter((part) => part !== '').join(', ')}</StatusDot>,
              })),
            ]}
          />
        )}
      </Card>
      <PromisesCard />
      <Card title="Documentation"><p className="settings-note">What programs can do stands in the <a href="/api/docs" target="_blank" rel="noopener">API reference</a>.</p></Card>
    </>
  )
}
