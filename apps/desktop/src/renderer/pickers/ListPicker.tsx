import { Combobox } from '@sendero/ui'
import { useQuery } from '@tanstack/react-query'
import { countOf } from '../base/numbers.ts'
import { problemOfCall, trpc } from '../base/trpc.ts'
import type { PickerProps } from './picker-props.ts'
import { useRememberedLoad } from './use-remembered-load.ts'

interface Props extends PickerProps {
  readonly value: string | null
  readonly onChange: (listId: string | null) => void
}

/** A list of people, with how many are on it. One that is gone says so. */
export function ListPicker({ value, onChange, placeholder = 'Choose a list', error, ...field }: Props) {
  const load = useRememberedLoad()
  const chosen = useQuery({ queryKey: ['list', 'get', value], enabled: value !== null, queryFn: ({ signal }) => trpc.list.get.query({ id: value ?? '' }, { signal }) })
  const isGone = problemOfCall(chosen.error)?.status === 404
  const suggest = async (q: string) => {
    const { data } = await load(['list', 'list', { q, limit: 50 }], (signal) => trpc.list.list.query({ q, limit: 50 }, { signal }))
    return data.map((list) => ({ value: list.id, label: list.name, description: countOf(list.count, 'person', 'people') }))
  }
  return (
    <Combobox
      {...field} placeholder={placeholder} value={value} onChange={onChange} load={suggest} valueLabel={chosen.data?.name ?? (isGone ? 'A list that is gone' : chosen.isError ? value ?? '' : '')}
      error={error ?? (isGone ? 'This list was deleted. Choose another one.' : undefined)} emptyText="No list matches. Create one under Lists."
    />
  )
}
