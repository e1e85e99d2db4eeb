import { Link } from '@sendero/ui'
import type { Column } from '@sendero/ui'
import { countLabel } from '../../base/numbers.ts'
import { paths } from '../../base/paths.ts'
import { TimeText } from '../../base/TimeText.tsx'
import { ruleSentence } from '../../rule-builder/rule-sentence.ts'
import type { SegmentRow } from './use-segment-list.ts'

export const segmentColumns: readonly Column<SegmentRow>[] = [
  { key: 'name', header: 'Name', cell: ({ name, rule }) => <span className="segments-name"><span>{name}</span><Sentence rule={rule} /></span> },
  { key: 'people', header: 'People', width: '110px', align: 'end', cell: ({ count, computedAt, archivedAt }) => (archivedAt !== null ? <span className="quiet">–</span> : computedAt === null ? <span className="quiet">counting…</span> : countLabel(count)) },
  { key: 'used', header: 'Used by', width: '220px', cell: ({ usedBy }) => <UsedBy journeys={usedBy} /> },
  { key: 'updated', header: 'Rule or name changed', width: '170px', align: 'end', cell: ({ updatedAt, archivedAt }) => <span className="segments-time"><TimeText at={archivedAt ?? updatedAt} show="day" /></span> },
]

function Sentence({ rule }: Pick<SegmentRow, 'rule'>) {
  const sentence = ruleSentence(rule)
  return <span className="segments-sentence" title={sentence}>{sentence}</span>
}

function UsedBy({ journeys }: { readonly journeys: SegmentRow['usedBy'] }) {
  const [first, ...others] = journeys
  if (first === undefined) return <span className="quiet">no live journey</span>
  return (
    <span className="segments-used">
      <Link href={paths.journey(first.id)}>{first.name}</Link>
      {others.length === 0 ? null : <span className="quiet" title={others.map(({ name }) => name).join(', ')}> and {others.length} more</span>}
    </span>
  )
}
