import { ToggleButtons } from '@sendero/ui'
import { weekdayNames } from '../kernels/recurrence/repeat-in-words.ts'

interface Props {
  readonly label: string
  /** ISO weekdays: 1 is Monday. */
  readonly value: readonly number[]
  readonly onChange: (weekdays: number[]) => void
  readonly hint?: string | undefined
  readonly error?: string | undefined
}

const options = weekdayNames.map((longLabel, at) => ({ value: String(at + 1), label: longLabel.slice(0, 2), longLabel }))

/** Days of the week, from Monday on. */
export function WeekdaysField({ value, onChange, ...text }: Props) {
  return <ToggleButtons {...text} value={value.map(String)} options={options} onChange={(chosen) => { onChange(chosen.map(Number)) }} />
}
