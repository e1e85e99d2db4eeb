import { t } from '@sendero/i18n'
import { Combobox } from '@sendero/ui'
import { trpc } from '../base/trpc.ts'
import type { PickerProps } from './picker-props.ts'
import { seenAttributeWords } from './seen-words.ts'
import { useRememberedLoad } from './use-remembered-load.ts'

interface Props extends PickerProps {
  readonly value: string | null
  readonly onChange: (trait: string | null) => void
}

/** A trait of customers: those they have; another one can be typed, nested ones with dots. */
export function TraitPicker({ value, onChange, placeholder = t('Trait'), ...field }: Props) {
  const load = useRememberedLoad()
  const suggest = async (q: string) => {
    const { data } = await load(['catalogue', 'traits', q], (signal) => trpc.catalogue.traits.query({ q }, { signal }))
    return data.map((seen) => ({ value: seen.path, description: seenAttributeWords(seen, 'people') }))
  }
  return <Combobox {...field} placeholder={placeholder} value={value} onChange={onChange} load={suggest} allowFreeText prefersKnown emptyText={t('No trait was seen yet. Type its name, such as plan or address.city.')} />
}
