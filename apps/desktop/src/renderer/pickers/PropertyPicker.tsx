import { t } from '@sendero/i18n'
import { Combobox } from '@sendero/ui'
import { trpc } from '../base/trpc.ts'
import type { PickerProps } from './picker-props.ts'
import { seenAttributeWords } from './seen-words.ts'
import { useRememberedLoad } from './use-remembered-load.ts'

interface Props extends PickerProps {
  /** Whose properties; empty: none are suggested. */
  readonly event: string
  readonly value: string | null
  readonly onChange: (property: string | null) => void
}

/** A property of an event: those its events had; another one can be typed, nested ones with dots. */
export function PropertyPicker({ event, value, onChange, placeholder = t('Property'), ...field }: Props) {
  const load = useRememberedLoad()
  const suggest = async (q: string) => {
    if (event === '') return []
    const { data } = await load(['catalogue', 'properties', event, q], (signal) => trpc.catalogue.properties.query({ event, q }, { signal }))
    return data.map((seen) => ({ value: seen.path, description: seenAttributeWords(seen, 'events') }))
  }
  return <Combobox {...field} placeholder={placeholder} value={value} onChange={onChange} load={suggest} allowFreeText prefersKnown emptyText={t('No property was seen yet. Type its name, such as total or address.city.')} />
}
