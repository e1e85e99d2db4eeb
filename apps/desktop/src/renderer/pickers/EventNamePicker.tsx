import { t } from '@sendero/i18n'
import { Combobox } from '@sendero/ui'
import { trpc } from '../base/trpc.ts'
import type { PickerProps } from './picker-props.ts'
import { seenEventWords } from './seen-words.ts'
import { useRememberedLoad } from './use-remembered-load.ts'

interface Props extends PickerProps {
  readonly value: string | null
  readonly onChange: (event: string | null) => void
}

/** The name of an event: those that happened, by how often; one that has not happened yet can be typed. */
export function EventNamePicker({ value, onChange, placeholder = t('Name of an event'), ...field }: Props) {
  const load = useRememberedLoad()
  const suggest = async (q: string) => {
    const { data } = await load(['catalogue', 'events', q], (signal) => trpc.catalogue.events.query({ q }, { signal }))
    return data.map((event) => ({ value: event.name, description: seenEventWords(event, Date.now()) }))
  }
  return <Combobox {...field} placeholder={placeholder} value={value} onChange={onChange} load={suggest} allowFreeText prefersKnown emptyText={t('No event has happened yet. Type the name it will have.')} />
}
