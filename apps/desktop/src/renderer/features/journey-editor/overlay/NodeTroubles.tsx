import { classNames } from '@sendero/ui'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { countLabel } from '../../../base/numbers.ts'
import { instantLabel } from '../../../base/time.ts'
import { trpc } from '../../../base/trpc.ts'
import { useEditorState } from '../store/editor-context.ts'
import { PeopleList } from './PeopleList.tsx'
import { PersonRow } from './PersonRow.tsx'
import { useAskedRange } from './use-asked-range.ts'

type Answer = Awaited<ReturnType<typeof trpc.workflows.nodeFailures.query>>
type Reason = Answer['reasons'][number]

const keyOf = ({ kind, reason }: Pick<Reason, 'kind' | 'reason'>): string => `${kind} ${reason ?? ''}`
const kindWords: Readonly<Record<Reason['kind'], string>> = { failed: 'Failed', skipped: 'Skipped', unknown: 'Unknown', bounced: 'Bounced', run: 'Run failed', waiting: 'Not yet' }

/** Why messages of a step did not arrive, or not yet, and whom it was: of all reasons or of the one that is chosen. Asks again when `counted` changes. */
export function NodeTroubles({ nodeId, counted }: { readonly nodeId: string; readonly counted: string }) {
  const { id } = useEditorState((state) => state.journey)
  const range = useAskedRange()
  const client = useQueryClient()
  const [chosen, setChosen] = useState<Reason | null>(null)
  const only = chosen === null ? {} : { kind: chosen.kind, ...(chosen.reason === null ? {} : { reason: chosen.reason }) }
  const failures = useInfiniteQuery({
    queryKey: ['workflows', 'nodeFailures', id, nodeId, range, only], initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam }) => trpc.workflows.nodeFailures.query({ id, nodeId, limit: 30, ...only, ...range, ...(pageParam === undefined ? {} : { cursor: pageParam }) }, { signal }),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined, placeholderData: (before) => before,
  })
  const known = useRef(counted)
  useEffect(() => {
    if (known.current === counted) return
    known.current = counted
    void client.invalidateQueries({ queryKey: ['workflows', 'nodeFailures', id, nodeId] })
  }, [counted, client, id, nodeId])
  const reasons = failures.data?.pages[0]?.reasons ?? []
  return (
    <div className="journey-outcomes">
      {reasons.map((reason) => {
        const isChosen = chosen !== null && keyOf(chosen) === keyOf(reason)
        return (
          <button key={keyOf(reason)} type="button" className={classNames('journey-reason', isChosen && 'chosen')} aria-pressed={isChosen} onClick={() => { setChosen(isChosen ? null : reason) }}>
            <span>{reason.words}<span className="quiet"> · {kindWords[reason.kind]}</span></span><span className="ui-numbers">{countLabel(reason.count)}</span>
          </button>
        )
      })}
      {failures.data?.pages[0]?.isComplete === false ? <p className="quiet">Runs that failed are not counted at the moment: analytics does not answer.</p> : null}
      <PeopleList
        label="Whom it did not reach" query={failures} empty="Everything arrived."
        item={(row, at) => <PersonRow key={`${row.runId ?? ''} ${at}`} id={row.id} label={row.label}>{instantLabel(row.at)}{chosen === null ? `: ${row.words}` : ''}{row.error === null ? '' : ` (${row.error})`}</PersonRow>}
      />
    </div>
  )
}
