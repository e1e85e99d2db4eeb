import { Button, EmptyState } from '@sendero/ui'
import { Archive, SearchX, UsersRound } from 'lucide-react'
import { Starters } from './Starters.tsx'
import type { SegmentFilter } from './segment-filter.ts'
import type { Starter } from './starters.ts'

interface Props {
  readonly filter: SegmentFilter
  readonly onClear: () => void
  /** Left out for those who may only read. */
  readonly onStart: ((starter: Starter) => void) | null
}

/** In place of the list: nothing found, nothing archived, or nothing yet, with three ways to begin. */
export function SegmentsEmpty({ filter, onClear, onStart }: Props) {
  if (filter.q !== '') return <EmptyState icon={<SearchX aria-hidden />} title="No segment fits" action={<Button onClick={onClear}>Show all segments</Button>}>No name holds “{filter.q}”.</EmptyState>
  if (filter.isArchived) return <EmptyState icon={<Archive aria-hidden />} title="The archive is empty">Segments that you archive are kept here, and can be taken back into use.</EmptyState>
  return (
    <div className="segments-first">
      <EmptyState icon={<UsersRound aria-hidden />} title="Your first segment">
        A segment is a rule and the people it holds for, kept right with every event and every change. Journeys can start when somebody comes to be in it. {onStart === null ? '' : 'Begin with one of these, or with an empty rule:'}
      </EmptyState>
      {onStart === null ? null : <Starters onChoose={onStart} />}
    </div>
  )
}
