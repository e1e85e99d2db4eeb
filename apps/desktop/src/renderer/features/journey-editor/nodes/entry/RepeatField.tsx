import { parseLocalDate, weekdayOf } from '@sendero/flow-engine/time'
import { Field, NumberField, Select } from '@sendero/ui'
import { useState } from 'react'
import { weekdayNames } from '../../kernels/recurrence/repeat-in-words.ts'
import { repeatOf, ruleOf, type Repeat } from '../../kernels/recurrence/repeat.ts'
import { WeekdaysField } from '../WeekdaysField.tsx'
import { wholeNumber } from '../whole-number.ts'

interface Props {
  /** RFC 5545; undefined: once. */
  readonly rule: string | undefined
  /** The day it starts on: what a new repeat falls on. */
  readonly day: string
  readonly onChange: (rule: string | undefined) => void
}

const kinds: readonly { readonly value: Repeat['kind']; readonly label: string }[] = [
  { value: 'once', label: 'Never: once' }, { value: 'daily', label: 'Daily' }, { value: 'weekly', label: 'Weekly' }, { value: 'monthlyDay', label: 'Monthly, on a day' },
  { value: 'monthlyWeekday', label: 'Monthly, on a weekday' }, { value: 'yearly', label: 'Yearly' }, { value: 'own', label: 'By a rule of your own' },
]

const units: Readonly<Partial<Record<Repeat['kind'], string>>> = { daily: 'day', weekly: 'week', monthlyDay: 'month', monthlyWeekday: 'month', yearly: 'year' }
const mostEvery = 999

/** How often a schedule comes back. */
export function RepeatField({ rule, day, onChange }: Props) {
  // A rule typed by hand stays text, also while it happens to be one the fields could show.
  const [isOwn, setOwn] = useState(() => repeatOf(rule).kind === 'own')
  const read = repeatOf(rule)
  const repeat: Repeat = isOwn && rule !== undefined ? { kind: 'own', rule } : read
  const change = (next: Repeat): void => { setOwn(next.kind === 'own'); onChange(ruleOf(next)) }
  const unit = units[repeat.kind]
  return (
    <>
      <div className="journey-pair repeat">
        <Select label="Comes back" value={repeat.kind} options={kinds} onChange={(kind) => { change(startRepeat(kind, { day, rule })) }} />
        {'every' in repeat && unit !== undefined ? <NumberField label="Every" unit={repeat.every === 1 ? unit : `${unit}s`} value={repeat.every} min={1} max={mostEvery} onChange={(every) => { change({ ...repeat, every: wholeNumber(every, { least: 1, most: mostEvery, before: repeat.every }) }) }} /> : null}
      </div>
      <RepeatDetails repeat={repeat} onChange={change} />
    </>
  )
}

function RepeatDetails({ repeat, onChange }: { readonly repeat: Repeat; readonly onChange: (repeat: Repeat) => void }) {
  switch (repeat.kind) {
    case 'weekly': return <WeekdaysField label="On" value={repeat.weekdays} hint={repeat.weekdays.length === 0 ? 'On the weekday it starts on.' : undefined} onChange={(weekdays) => { onChange({ ...repeat, weekdays }) }} />
    case 'monthlyDay': return <MonthDay repeat={repeat} onChange={onChange} />
    case 'monthlyWeekday': return (
      <div className="journey-pair">
        <Select label="On the" value={String(repeat.nth)} options={nths} onChange={(nth) => { onChange({ ...repeat, nth: Number(nth) }) }} />
        <Select label="Weekday" value={String(repeat.weekday)} options={weekdayNames.map((label, at) => ({ value: String(at + 1), label }))} onChange={(weekday) => { onChange({ ...repeat, weekday: Number(weekday) }) }} />
      </div>
    )
    case 'own': return <Field label="Rule" className="mono" value={repeat.rule} maxLength={500} spellCheck={false} placeholder="FREQ=WEEKLY;BYDAY=MO,TH" hint="RFC 5545, daily at most." onChange={(event) => { onChange({ kind: 'own', rule: event.target.value.trim() }) }} />
    default: return null
  }
}

const nths = [{ value: '1', label: 'First' }, { value: '2', label: 'Second' }, { value: '3', label: 'Third' }, { value: '4', label: 'Fourth' }, { value: '-1', label: 'Last' }]
const monthDays = [...Array.from({ length: 31 }, (_, at) => ({ value: String(at + 1), label: `Day ${at + 1}` })), { value: '-1', label: 'The last day' }]
/** Days that some months do not have. */
const shortFrom = 29

function MonthDay({ repeat, onChange }: { readonly repeat: Extract<Repeat, { kind: 'monthlyDay' }>; readonly onChange: (repeat: Repeat) => void }) {
  return <Select label="On" value={String(repeat.day)} options={monthDays} hint={repeat.day >= shortFrom ? 'Months without that day are left out.' : undefined} onChange={(day) => { onChange({ ...repeat, day: Number(day) }) }} />
}

/** A repeat of a kind that falls on the day it starts on. */
function startRepeat(kind: Repeat['kind'], { day, rule }: { readonly day: string; readonly rule: string | undefined }): Repeat {
  const date = parseLocalDate(day)
  const weekday = date === null ? 1 : weekdayOf(date)
  switch (kind) {
    case 'once': return { kind }
    case 'daily': case 'yearly': return { kind, every: 1 }
    case 'weekly': return { kind, every: 1, weekdays: [weekday] }
    case 'monthlyDay': return { kind, every: 1, day: date?.day ?? 1 }
    case 'monthlyWeekday': return { kind, every: 1, nth: date === null ? 1 : nthOf(date.day), weekday }
    case 'own': return { kind, rule: rule ?? 'FREQ=WEEKLY' }
  }
}

/** Which weekday of its month a day is; the fifth is the last. */
const nthOf = (day: number): number => (day > 28 ? -1 : Math.ceil(day / 7))
