import type { JourneyNode } from '@sendero/flow-engine/document'
import { Bar } from '@sendero/ui'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { countLabel, shareLabel } from '../../../base/numbers.ts'
import { instantLabel } from '../../../base/time.ts'
import { trpc } from '../../../base/trpc.ts'
import { journeyIndex } from '../kernels/graph/journey-index.ts'
import { portLabel } from '../nodes/port-label.ts'
import { nodeTitle } from '../nodes/registry.tsx'
import { stepLabel } from '../nodes/step-label.ts'
import { useEditorState } from '../store/editor-context.ts'
import { shownDocument } from '../store/shown-document.ts'
import { noNumbers } from '../kernels/overlay/journey-numbers.ts'
import { useNumbers } from './numbers-store.ts'
import { PeopleList } from './PeopleList.tsx'
import { PersonRow } from './PersonRow.tsx'
import { useAskedRange } from './use-asked-range.ts'

interface Outcome {
  /** What the server knows it by: a port, or the word of a decision. */
  readonly key: string
  readonly label: string
  readonly count: number
  /** Where they went; empty at an end. */
  readonly to: string
}

/** The ways out of a step with how many took each; one of them can be opened to see who it was. */
export function NodeOutcomes({ nodeId, node }: { readonly nodeId: string; readonly node: JourneyNode | undefined }) {
  const document = useEditorState(shownDocument)
  const edges = useNumbers((state) => state.edges)
  const numbers = useNumbers((state) => state.numbers?.nodes[nodeId]) ?? noNumbers
  const [chosen, setChosen] = useState<string | null>(null)
  const index = journeyIndex(document)
  const outcomes = index.ports(nodeId).map((port): Outcome => {
    const edge = index.edgeAt(nodeId, port)
    const target = edge === undefined ? undefined : index.nodes.get(edge.to)
    const label = nodeId === 'entry' ? 'Entered' : portLabel(node, port)
    return { key: nodeId === 'entry' ? 'entered' : port, label: label === '' ? 'Went on' : label, count: edge === undefined ? 0 : edges.get(edge.id)?.count ?? 0, to: target === undefined ? 'the end' : nodeTitle(target) }
  })
  const gone = outcomes.reduce((sum, { count }) => sum + count, 0)
  const left = nodeId === 'entry' ? gone : numbers.left
  const end: Outcome[] = node?.kind === 'jump' ? [{ key: 'jumped', label: 'Went on', count: numbers.left, to: stepLabel(document, node.config.to) ?? 'a step that is gone' }] : node?.kind === 'goal' ? [{ key: 'converted', label: 'Converted', count: numbers.entered, to: '' }] : node?.kind === 'exit' ? [{ key: 'exited', label: 'Left the journey', count: numbers.entered, to: '' }] : []
  const all = [...outcomes, ...end]
  const open = all.find(({ key }) => key === (chosen ?? (all.length === 1 ? all[0]?.key : null)))
  return (
    <div className="journey-outcomes">
      {all.map(({ key, label, count, to }) => (
        <button key={key} type="button" className="journey-outcome" aria-pressed={open?.key === key} onClick={() => { setChosen(key) }}>
          <Bar label={to === '' ? label : `${label} → ${to}`} share={left === 0 ? 0 : count / left} text={`${countLabel(count)}${left === 0 || all.length === 1 ? '' : ` · ${shareLabel(count, left)}`}`} tone="neutral" />
        </button>
      ))}
      {left > gone && end.length === 0 && nodeId !== 'entry' ? <p className="quiet">{countLabel(left - gone)} more ended here.</p> : null}
      {open === undefined ? <p className="quiet">Choose a way to see who took it.</p> : <OutcomePeople key={open.key} nodeId={nodeId} outcome={open} />}
    </div>
  )
}

function OutcomePeople({ nodeId, outcome }: { readonly nodeId: string; readonly outcome: Outcome }) {
  const { id } = useEditorState((state) => state.journey)
  const range = useAskedRange()
  const people = useInfiniteQuery({
    queryKey: ['workflows', 'nodeCustomers', id, nodeId, outcome.key, range], initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam }) => trpc.workflows.nodeCustomers.query({ id, nodeId, outcome: outcome.key, limit: 30, ...range, ...(pageParam === undefined ? {} : { cursor: pageParam }) }, { signal }),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })
  return <PeopleList label={outcome.label} query={people} empty="Nobody in this range." item={(row, at) => <PersonRow key={`${row.runId ?? ''} ${at}`} id={row.id} label={row.label}>{instantLabel(row.at)}</PersonRow>} />
}
