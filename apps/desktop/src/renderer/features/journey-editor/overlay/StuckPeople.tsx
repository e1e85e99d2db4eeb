import { Button, Notice } from '@sendero/ui'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { RotateCw } from 'lucide-react'
import { problemText } from '../../../base/http.ts'
import { countOf } from '../../../base/numbers.ts'
import { useMay } from '../../../base/session-context.ts'
import { instantLabel } from '../../../base/time.ts'
import { problemOfCall, trpc } from '../../../base/trpc.ts'
import { useEditorState } from '../store/editor-context.ts'

interface Props {
  readonly nodeId: string
  readonly stuck: { readonly faults: number; readonly overdue: number }
}

/** People who do not get on from a step, why, and the way to try again. */
export function StuckPeople({ nodeId, stuck: { faults, overdue } }: Props) {
  const { id } = useEditorState((state) => state.journey)
  const { write } = useMay()
  const client = useQueryClient()
  const why = useQuery({ queryKey: ['workflows', 'faults', id, nodeId, faults], enabled: faults > 0, queryFn: ({ signal }) => trpc.workflows.faults.query({ id, nodeId }, { signal }) })
  const retry = useMutation({
    mutationFn: () => trpc.workflows.retryStuck.mutate({ id, nodeId }),
    onSettled: () => client.invalidateQueries({ queryKey: ['workflows'] }),
  })
  return (
    <Notice tone="problem" title={`${countOf(faults + overdue, 'person does', 'people do')} not get on from here`}>
      {faults === 0 ? null : <p>{countOf(faults, 'person stands', 'people stand')} still because of a fault. Nobody is lost: once it is mended, they go on where they stand.</p>}
      {why.data === undefined || why.data.data.length === 0 ? null : (
        <ul className="journey-path-reasons">{why.data.data.map(({ message, people, since }) => <li key={message}>{message} ({countOf(people, 'person', 'people')}, since {instantLabel(since)})</li>)}</ul>
      )}
      {overdue === 0 ? null : <p>{countOf(overdue, 'person is', 'people are')} late by more than a minute: the server is behind with its work.</p>}
      {retry.isError ? <p role="alert">{problemText(problemOfCall(retry.error) ?? retry.error)}</p> : null}
      <Button size="small" icon={<RotateCw aria-hidden />} busyLabel={retry.isPending ? 'Trying…' : undefined} disabledReason={write ? undefined : 'Your role may only read'} onClick={() => { retry.mutate() }}>Try again</Button>
    </Notice>
  )
}
