import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { instantLabel } from '../../../base/time.ts'
import { trpc } from '../../../base/trpc.ts'
import { useEditorState } from '../store/editor-context.ts'
import { PeopleList } from './PeopleList.tsx'
import { PersonRow } from './PersonRow.tsx'

type Row = Awaited<ReturnType<typeof trpc.workflows.nodeCustomers.query>>['data'][number]

/** Who stands in a step now and until when, whatever range the numbers are of. Read again when their number changes. */
export function PeopleHere({ nodeId, hereNow }: { readonly nodeId: string; readonly hereNow: number }) {
  const { id } = useEditorState((state) => state.journey)
  const client = useQueryClient()
  const people = useInfiniteQuery({
    queryKey: ['workflows', 'nodeCustomers', id, nodeId, 'here'], initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam }) => trpc.workflows.nodeCustomers.query({ id, nodeId, limit: 30, ...(pageParam === undefined ? {} : { cursor: pageParam }) }, { signal }),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })
  const known = useRef(hereNow)
  useEffect(() => {
    if (known.current === hereNow) return
    known.current = hereNow
    void client.invalidateQueries({ queryKey: ['workflows', 'nodeCustomers', id, nodeId, 'here'] })
  }, [hereNow, client, id, nodeId])
  return <PeopleList label="People here now" query={people} empty="Nobody is here at the moment." item={(row: Row) => <PersonRow key={row.runId} id={row.id} label={row.label}>{waitWords(row)}</PersonRow>} />
}

function waitWords({ at, wakeAt, waitingFor, isHeld, fault }: Row): string {
  const since = `since ${instantLabel(at)}`
  if (fault !== null) return `${since}, stands still: ${fault}`
  if (isHeld) return `${since}, held: the journey is paused`
  const until = wakeAt === null ? '' : `, until ${instantLabel(wakeAt)}`
  return waitingFor === null ? `${since}${until}` : `${since}, waits for “${waitingFor}”${until}`
}
