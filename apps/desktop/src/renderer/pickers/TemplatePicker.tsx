import { t } from '@sendero/i18n'
import { Combobox } from '@sendero/ui'
import { useQuery } from '@tanstack/react-query'
import { problemOfCall, trpc } from '../base/trpc.ts'
import type { PickerProps } from './picker-props.ts'
import { useRememberedLoad } from './use-remembered-load.ts'

interface Props extends PickerProps {
  readonly value: string | null
  readonly onChange: (templateId: string | null) => void
}

/** A template by its name, with its subject. One that is gone says so. */
export function TemplatePicker({ value, onChange, placeholder = t('Choose a template'), error, ...field }: Props) {
  const load = useRememberedLoad()
  const chosen = useQuery({ queryKey: ['template', 'get', value], enabled: value !== null, queryFn: ({ signal }) => trpc.template.get.query({ id: value ?? '' }, { signal }) })
  const isGone = problemOfCall(chosen.error)?.status === 404
  const suggest = async (q: string) => {
    const { data } = await load(['template', 'list', { q, limit: 50 }], (signal) => trpc.template.list.query({ q, limit: 50 }, { signal }))
    return data.map((template) => ({ value: template.id, label: template.name, description: template.subject === '' ? t('no subject yet') : template.subject }))
  }
  return (
    <Combobox
      {...field} placeholder={placeholder} value={value} onChange={onChange} load={suggest} valueLabel={chosen.data?.name ?? (isGone ? t('A template that is gone') : chosen.isError ? value ?? '' : '')}
      error={error ?? (isGone ? t('This template is gone. Choose another one.') : undefined)} emptyText={t('No template matches. Create one under Templates.')}
    />
  )
}
