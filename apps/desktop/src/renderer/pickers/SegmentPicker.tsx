import { t } from '@sendero/i18n'
import { Combobox } from '@sendero/ui'
import { useQuery } from '@tanstack/react-query'
import { problemOfCall, trpc } from '../base/trpc.ts'
import type { PickerProps } from './picker-props.ts'
import { useRememberedLoad } from './use-remembered-load.ts'

interface Props extends PickerProps {
  readonly value: string | null
  readonly onChange: (segmentId: string | null) => void
}

/** A segment, with how many people are in it. One that is gone says so. */
export function SegmentPicker({ value, onChange, placeholder = t('Choose a segment'), error, ...field }: Props) {
  const load = useRememberedLoad()
  const chosen = useQuery({ queryKey: ['segment', 'get', value], enabled: value !== null, queryFn: ({ signal }) => trpc.segment.get.query({ id: value ?? '' }, { signal }) })
  const isGone = problemOfCall(chosen.error)?.status === 404
  const suggest = async (q: string) => {
    const { data } = await load(['segment', 'list', { q, limit: 50 }], (signal) => trpc.segment.list.query({ q, limit: 50 }, { signal }))
    return data.map((segment) => ({ value: segment.id, label: segment.name, description: segment.computedAt === null ? t('being counted') : t('{count, plural, one {# person} other {# people}}', { count: segment.count }) }))
  }
  return (
    <Combobox
      {...field} placeholder={placeholder} value={value} onChange={onChange} load={suggest} valueLabel={chosen.data?.name ?? (isGone ? t('A segment that is gone') : chosen.isError ? value ?? '' : '')}
      error={error ?? (isGone ? t('This segment was archived. Choose another one.') : undefined)} emptyText={t('No segment matches. Create one under Segments.')}
    />
  )
}
