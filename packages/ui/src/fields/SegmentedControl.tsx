import { RadioGroup } from 'radix-ui'
import type { ReactNode } from 'react'
import { classNames } from '../class-names.ts'

export interface Segment<Value extends string = string> {
  readonly value: Value
  readonly label: string
  readonly icon?: ReactNode
  readonly disabled?: boolean
}

export interface SegmentedControlProps<Value extends string> {
  readonly label: string
  readonly value: Value
  readonly onChange: (value: Value) => void
  readonly options: readonly Segment<Value>[]
  readonly size?: 'small' | 'medium'
  /** Shows the icons alone; the labels are read out and shown on hover. */
  readonly iconOnly?: boolean
  readonly disabled?: boolean
}

/** One of two to five short words, all in view. */
export function SegmentedControl<Value extends string>({ label, value, onChange, options, size = 'medium', iconOnly = false, disabled = false }: SegmentedControlProps<Value>) {
  const choose = (chosen: string): void => {
    const option = options.find((candidate) => candidate.value === chosen)
    if (option !== undefined) onChange(option.value)
  }
  return (
    <RadioGroup.Root className={classNames('ui-segmented', size)} aria-label={label} value={value} onValueChange={choose} orientation="horizontal" disabled={disabled}>
      {options.map((option) => (
        <RadioGroup.Item key={option.value} value={option.value} className="ui-segment" disabled={option.disabled} title={iconOnly ? option.label : undefined} aria-label={iconOnly ? option.label : undefined}>
          {option.icon}
          {iconOnly ? null : option.label}
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  )
}
