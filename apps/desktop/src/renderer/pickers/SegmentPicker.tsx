import { Combobox } from '@sendero/ui'
import { useQuery } from '@tanstack/react-query'
import { countOf } from '../base/numbers.ts'
import { problemOfCall, trpc } from '../base/trpc.ts'
import type { PickerProps } from './picker-props.ts'
import { useRememberedLoad } from './use-remembered-load.ts'

interface Props extends PickerProps {
  readonly value: string | null
  readonly onChange: (segmentId: string | null) => void
}

/** A segment, with how many people are in it. One that is gone says so. */
export function SegmentPicker({ value, onChange, placeholder = 'Choose a segment', error, ...field }: Props) {
  const load = useRememberedLoad()
  const chosen = useQuery({ queryKey: ['segment', 'get', value], enabled: value !== null, queryFn: ({ signal }) => trpc.segment.get.query({ id: value ?? '' }, { signal }) })
  const isGone = problemOfCall(chosen.error)?.status === 404
  const suggest = async (q: string) => {
    const { data } = await load(['segment', 'list', { q, limit: 50 }], (signal) => trpc.segment.list.query({ q, limit: 50 }, { signal }))
    return data.map((segment) => ({ value: segment.id, label: segment.name, description: segment.computedAt === null ? 'being counted' : countOf(segment.count, 'person', 'people') }))
  }
  return (
    <Combobox
      {...field} placeholder={placeholder} value={value} onChange={onChange} load={suggest} valueLabel={chosen.data?.name ?? (isGone ? 'A segment that is gone' : chosen.isError ? value ?? '' : '')}
      error={error ?? (isGone ? 'This segment was archived. Choose another one.' : undefined)} emptyText="No segment matches. Create one under Segments."
    />
  )
}
