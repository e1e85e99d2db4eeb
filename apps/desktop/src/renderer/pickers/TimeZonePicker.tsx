import { t } from '@sendero/i18n'
import { Combobox } from '@sendero/ui'
import type { ComboboxOption } from '@sendero/ui'
import { useMemo } from 'react'
import { zoneOptions } from './time-zones.ts'

interface Props {
  readonly value: string
  readonly onChange: (timeZone: string) => void
  readonly label?: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
  readonly disabled?: boolean
}

/** One of the time zones this browser knows, searched by city, region or what its clock shows. */
export function TimeZonePicker({ value, onChange, label = t('Time zone'), hint, error, disabled = false }: Props) {
  const options = useMemo((): readonly ComboboxOption[] => zoneOptions(new Date()), [])
  return <Combobox label={label} hint={hint} error={error} disabled={disabled} value={value} options={options} required emptyText={t('No time zone is called that.')} onChange={(zone) => { if (zone !== null) onChange(zone) }} />
}
