import { Link } from '@sendero/ui'
import type { Column } from '@sendero/ui'
import { countLabel } from '../../base/numbers.ts'
import { paths } from '../../base/paths.ts'
import { TimeText } from '../../base/TimeText.tsx'
import { useRuleNames } from '../../pickers/use-rule-names.ts'
import { ruleSentence } from '../../rule-builder/rule-sentence.ts'
import type { SegmentRow } from './use-segment-list.ts'

const name: Column<SegmentRow> = { key: 'name', header: 'Name', cell: (segment) => <span className="segments-name"><span>{segment.name}</span><Sentence rule={segment.rule} /></span> }

export const segmentColumns: readonly Column<SegmentRow>[] = [
  name,
  { key: 'people', header: 'People', width: '110px', align: 'end', cell: ({ count, computedAt }) => (computedAt === null ? <span className="quiet">counting…</span> : countLabel(count)) },
  { key: 'used', header: 'Used by', width: '220px', cell: ({ usedBy }) => <UsedBy journeys={usedBy} /> },
  { key: 'updated', header: 'Updated', width: '150px', align: 'end', cell: ({ updatedAt }) => <span className="segments-time"><TimeText at={updatedAt} show="day" /></span> },
]

/** Nobody is in a segment in the archive, and nothing uses it. */
export const archivedColumns: readonly Column<SegmentRow>[] = [
  name,
  { key: 'archived', header: 'Archived', width: '150px', align: 'end', cell: ({ archivedAt }) => (archivedAt === null ? null : <span className="segments-time"><TimeText at={archivedAt} show="day" /></span>) },
]

function Sentence({ rule }: Pick<SegmentRow, 'rule'>) {
  const sentence = ruleSentence(rule, useRuleNames([rule]))
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
