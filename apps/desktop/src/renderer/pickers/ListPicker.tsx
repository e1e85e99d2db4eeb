import { t } from '@sendero/i18n'
import { Combobox } from '@sendero/ui'
import { useQuery } from '@tanstack/react-query'
import { problemOfCall, trpc } from '../base/trpc.ts'
import type { PickerProps } from './picker-props.ts'
import { useRememberedLoad } from './use-remembered-load.ts'

interface Props extends PickerProps {
  readonly value: string | null
  readonly onChange: (listId: string | null) => void
}

/** A list of people, with how many are on it. One that is gone says so. */
export function ListPicker({ value, onChange, placeholder = t('Choose a list'), error, ...field }: Props) {
  const load = useRememberedLoad()
  const chosen = useQuery({ queryKey: ['list', 'get', value], enabled: value !== null, queryFn: ({ signal }) => trpc.list.get.query({ id: value ?? '' }, { signal }) })
  const isGone = problemOfCall(chosen.error)?.status === 404
  const suggest = async (q: string) => {
    const { data } = await load(['list', 'list', { q, limit: 50 }], (signal) => trpc.list.list.query({ q, limit: 50 }, { signal }))
    return data.map((list) => ({ value: list.id, label: list.name, description: t('{count, plural, one {# person} other {# people}}', { count: list.count }) }))
  }
  return (
    <Combobox
      {...field} placeholder={placeholder} value={value} onChange={onChange} load={suggest} valueLabel={chosen.data?.name ?? (isGone ? t('A list that is gone') : chosen.isError ? value ?? '' : '')}
      error={error ?? (isGone ? t('This list was deleted. Choose another one.') : undefined)} emptyText={t('No list matches. Create one under Lists.')}
    />
  )
}
