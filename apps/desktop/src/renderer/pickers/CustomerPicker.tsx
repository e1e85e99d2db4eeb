import { t } from '@sendero/i18n'
import { Combobox } from '@sendero/ui'
import { useQuery } from '@tanstack/react-query'
import { problemOfCall, trpc } from '../base/trpc.ts'
import { customerDetail, customerLabel } from './customer-label.ts'
import type { PickerProps } from './picker-props.ts'
import { useRememberedLoad } from './use-remembered-load.ts'

interface Props extends PickerProps {
  readonly value: string | null
  readonly onChange: (customerId: string | null) => void
}

/** A person, found by the beginning of the e-mail address or userId; without a search the newest ones. */
export function CustomerPicker({ value, onChange, placeholder = t('E-mail address or userId'), error, ...field }: Props) {
  const load = useRememberedLoad()
  const chosen = useQuery({ queryKey: ['customer', 'get', value], enabled: value !== null, queryFn: ({ signal }) => trpc.customer.get.query({ id: value ?? '' }, { signal }) })
  const isGone = problemOfCall(chosen.error)?.status === 404
  const suggest = async (q: string) => {
    const { data } = await load(['customer', 'list', { q, limit: 20 }], (signal) => trpc.customer.list.query({ q, limit: 20 }, { signal }))
    return data.map((customer) => ({ value: customer.id, label: customerLabel(customer), description: customerDetail(customer) }))
  }
  return (
    <Combobox
      {...field} placeholder={placeholder} value={value} onChange={onChange} load={suggest} valueLabel={chosen.data === undefined ? (isGone ? t('Somebody who is gone') : chosen.isError ? value ?? '' : '') : customerLabel(chosen.data)}
      error={error ?? (isGone ? t('This person was erased. Choose somebody else.') : undefined)} emptyText={t('Nobody has an address or id that begins so.')}
    />
  )
}
