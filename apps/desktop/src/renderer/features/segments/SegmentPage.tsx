import { ErrorState, PageHeader, Skeleton } from '@sendero/ui'
import { useQuery } from '@tanstack/react-query'
import { useLocation, useParams } from 'react-router'
import { problemText } from '../../base/http.ts'
import { paths } from '../../base/paths.ts'
import { problemOfCall, trpc } from '../../base/trpc.ts'
import { SegmentEditor } from './SegmentEditor.tsx'
import { startOf } from './start-with.ts'
import './segments.css'

const crumbs = [{ label: 'Segments', href: paths.segments }]

/** One segment, or the new one when the address names none. */
export function SegmentPage() {
  const { id } = useParams()
  const location = useLocation()
  if (id === undefined) return <SegmentEditor key={location.key} saved={null} start={startOf(location.state)} />
  return <SavedSegment key={id} id={id} />
}

function SavedSegment({ id }: { readonly id: string }) {
  const segment = useQuery({ queryKey: ['segment', 'get', id], queryFn: ({ signal }) => trpc.segment.get.query({ id }, { signal }) })
  if (segment.data !== undefined) return <SegmentEditor saved={segment.data} start={segment.data} />
  const problem = problemOfCall(segment.error)
  return (
    <div className="page segments">
      <PageHeader title={segment.isError ? 'Segment' : <Skeleton width="180px" height="22px" />} crumbs={crumbs} />
      {segment.isError
        ? <ErrorState title={problem?.status === 404 ? 'There is no such segment' : 'The segment could not be read'} {...(problem?.status === 404 ? {} : { onRetry: () => { void segment.refetch() } })}>{problem?.status === 404 ? 'It may have been archived: look in the archive of the list.' : problemText(problem ?? segment.error)}</ErrorState>
        : <div aria-busy="true"><Skeleton lines={6} /></div>}
    </div>
  )
}
