import type { EventLeaf } from '@sendero/flow-engine/segment'
import { Button, IconButton, Select, TimeField, ToggleButtons } from '@sendero/ui'
import { Clock, X } from 'lucide-react'
import { weekdayNames } from './weekday-names.ts'

type During = NonNullable<EventLeaf['during']>

interface Props {
  readonly value: During
  readonly onChange: (during: During | undefined, field: string) => void
  readonly errorOf: (field: string) => string | undefined
}

const weekdayChoices = weekdayNames.map((longLabel, at) => ({ value: String(at + 1), label: longLabel.slice(0, 2), longLabel }))
const everyDay = [1, 2, 3, 4, 5, 6, 7]
const clocks: readonly { readonly value: NonNullable<During['clock']>; readonly label: string }[] = [{ value: 'customer', label: 'where they are' }, { value: 'workspace', label: 'by the workspace’s clock' }]

/** For events that may be of any hour so far. */
export function AddHours({ onAdd }: { readonly onAdd: (during: During) => void }) {
  return <Button look="quiet" size="small" icon={<Clock aria-hidden />} onClick={() => { onAdd({ from: '09:00', to: '17:00' }) }}>Add hours</Button>
}

/** At which hours and on which weekdays the events happened, and by whose clock. */
export function HoursFields({ value, onChange, errorOf }: Props) {
  const { weekdays, ...hours } = value
  const setWeekdays = (next: readonly number[]): void => { onChange(next.length === everyDay.length ? hours : { ...hours, weekdays: [...next] }, 'during.weekdays') }
  return (
    <div className="rule-where">
      <div className="rule-where-row">
        <span className="rule-gutter">from</span>
        <TimeField label="From" labelHidden size="small" className="rule-times" value={value.from} onChange={(from) => { onChange({ ...value, from }, 'during.from') }} error={errorOf('during.from')} />
        <span className="rule-word">to</span>
        <TimeField label="To" labelHidden size="small" className="rule-times" value={value.to} onChange={(to) => { onChange({ ...value, to }, 'during.to') }} error={errorOf('during.to')} />
        <ToggleButtons label="Weekdays" labelHidden size="small" value={(weekdays ?? everyDay).map(String)} options={weekdayChoices} onChange={(chosen) => { setWeekdays(chosen.map(Number)) }} error={errorOf('during.weekdays')} />
        <Select label="By whose clock" labelHidden size="small" className="rule-answer" value={value.clock ?? 'customer'} options={clocks} onChange={(clock) => { onChange({ ...value, clock }, 'during.clock') }} />
        <IconButton label="Remove hours" icon={<X aria-hidden />} size="small" onClick={() => { onChange(undefined, 'during') }} />
      </div>
    </div>
  )
}
