import { t } from '@sendero/i18n'
import { Combobox } from '@sendero/ui'
import { useRef } from 'react'
import { trpc } from '../base/trpc.ts'
import { isNamed } from './attribute-source.ts'
import type { AttributeSource, AttributeValue } from './attribute-source.ts'
import type { PickerProps } from './picker-props.ts'
import { useRememberedLoad } from './use-remembered-load.ts'

interface Props extends PickerProps {
  readonly source: AttributeSource
  readonly value: AttributeValue | null
  /** A value that was seen keeps its type; typed text is text. */
  readonly onChange: (value: AttributeValue | null) => void
}

/** A value of a trait or property: the most frequent real ones; any other can be typed. */
export function ValuePicker({ source, value, onChange, placeholder = t('Value'), ...field }: Props) {
  const load = useRememberedLoad()
  const seen = useRef(new Map<string, AttributeValue>())
  const bearers = (count: number): string => ('trait' in source ? t('{count, plural, one {# person} other {# people}}', { count }) : t('{count, plural, one {# event} other {# events}}', { count }))
  const suggest = async (q: string) => {
    if (!isNamed(source)) return []
    const { data } = await load(['catalogue', 'values', source, q], (signal) => trpc.catalogue.values.query({ ...source, q, limit: 30 }, { signal }))
    for (const each of data) seen.current.set(String(each.value), each.value)
    return data.filter((each) => each.value !== '').map((each) => ({ value: String(each.value), description: bearers(each.count) }))
  }
  const change = (text: string | null): void => { onChange(text === null ? null : seen.current.get(text) ?? text) }
  return <Combobox {...field} placeholder={placeholder} value={value === null ? null : String(value)} onChange={change} load={suggest} allowFreeText emptyText={t('No value was seen yet. Type one.')} />
}
