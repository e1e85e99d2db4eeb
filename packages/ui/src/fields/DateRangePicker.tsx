import { formatDateRange, t } from '@sendero/i18n'
import { CalendarDays, Check, ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../buttons/Button.tsx'
import { classNames } from '../class-names.ts'
import { Popover } from '../overlays/Popover.tsx'
import { Field } from './Field.tsx'

/** A named range that moves with today, or two days of the calendar, both included. */
export type DateRange = { readonly kind: 'preset'; readonly preset: string } | { readonly kind: 'days'; readonly from: string; readonly to: string }

export interface DatePreset {
  readonly value: string
  readonly label: string
}

export interface DateRangePickerProps {
  readonly label: string
  readonly value: DateRange
  readonly onChange: (range: DateRange) => void
  readonly presets?: readonly DatePreset[]
  /** The zone in which days begin and end, always shown: "Europe/Madrid". */
  readonly zone: string
  /** The last day that can be chosen, `YYYY-MM-DD`. */
  readonly max?: string
  readonly size?: 'small' | 'medium'
  readonly align?: 'start' | 'end'
}

const usualPresets: readonly DatePreset[] = [{ value: '24h', label: t('Last 24 hours') }, { value: '7d', label: t('Last 7 days') }, { value: '30d', label: t('Last 30 days') }, { value: '90d', label: t('Last 90 days') }]

export function DateRangePicker({ label, value, onChange, presets = usualPresets, zone, max, size = 'medium', align = 'start' }: DateRangePickerProps) {
  const [isOpen, setOpen] = useState(false)
  const take = (range: DateRange): void => { setOpen(false); onChange(range) }
  const words = value.kind === 'days' ? daysLabel(value.from, value.to) : presets.find((preset) => preset.value === value.preset)?.label ?? value.preset
  return (
    <Popover
      label={label}
      flush
      align={align}
      open={isOpen}
      onOpenChange={setOpen}
      trigger={<Button size={size} icon={<CalendarDays aria-hidden />} iconEnd={<ChevronDown aria-hidden />} aria-label={`${label}: ${words}, ${zone}`}><span className="ui-numbers">{words}</span> <span className="ui-quiet">{zone}</span></Button>}
    >
      <div className="ui-date-range">
        <ul aria-label={t('Ranges')} className="ui-date-presets">
          {presets.map((preset) => {
            const isChosen = value.kind === 'preset' && value.preset === preset.value
            return <li key={preset.value}><button type="button" className={classNames('ui-option', isChosen && 'chosen')} aria-pressed={isChosen} onClick={() => { take({ kind: 'preset', preset: preset.value }) }}>{preset.label}{isChosen ? <Check aria-hidden className="ui-option-mark" /> : null}</button></li>
          })}
        </ul>
        <Days value={value} zone={zone} max={max} onTake={take} />
      </div>
    </Popover>
  )
}

// Days of the calendar, not instants: read and written in the same zone, they cannot slip to a neighbour.
const dayFormat: Intl.DateTimeFormatOptions = { dateStyle: 'medium', timeZone: 'UTC' }

function daysLabel(from: string, to: string): string {
  const [first, last] = [new Date(from), new Date(to)]
  return Number.isNaN(first.getTime()) || Number.isNaN(last.getTime()) ? `${from} – ${to}` : formatDateRange({ from: first, to: last }, dayFormat)
}

interface DaysProps {
  readonly value: DateRange
  readonly zone: string
  readonly max: string | undefined
  readonly onTake: (range: DateRange) => void
}

function Days({ value, zone, max, onTake }: DaysProps) {
  const [from, setFrom] = useState(value.kind === 'days' ? value.from : '')
  const [to, setTo] = useState(value.kind === 'days' ? value.to : '')
  const isBackwards = from !== '' && to !== '' && from > to
  const isWhole = from !== '' && to !== '' && !isBackwards
  return (
    <form className="ui-date-days" onSubmit={(event) => { event.preventDefault(); if (isWhole) onTake({ kind: 'days', from, to }) }}>
      <Field type="date" label={t('First day')} size="small" value={from} max={max} onChange={(event) => { setFrom(event.target.value) }} />
      <Field type="date" label={t('Last day')} size="small" value={to} max={max} error={isBackwards ? t('The last day is before the first') : undefined} onChange={(event) => { setTo(event.target.value) }} />
      <p className="ui-hint">{t('Whole days in {zone}.', { zone })}</p>
      <Button type="submit" look="primary" size="small" disabled={!isWhole}>{t('Show these days')}</Button>
    </form>
  )
}
