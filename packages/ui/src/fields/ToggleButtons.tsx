import { ToggleGroup } from 'radix-ui'
import { classNames } from '../class-names.ts'
import { FieldFrame } from './FieldFrame.tsx'
import type { FieldText } from './FieldFrame.tsx'

export interface Toggle<Value extends string = string> {
  readonly value: Value
  /** Short, such as "Mon". */
  readonly label: string
  /** Shown on hover and read out after the label, such as "Monday". The label stays the name, for those who speak it. */
  readonly longLabel?: string
}

export interface ToggleButtonsProps<Value extends string> extends FieldText {
  readonly value: readonly Value[]
  /** The chosen ones, in the order of the options. */
  readonly onChange: (value: Value[]) => void
  readonly options: readonly Toggle<Value>[]
  readonly size?: 'small' | 'medium'
  readonly disabled?: boolean
}

/** Some of a few short words, all in view: the days of the week. One stop of the Tab key; arrows move, Space chooses. */
export function ToggleButtons<Value extends string>({ value, onChange, options, size = 'medium', disabled = false, ...text }: ToggleButtonsProps<Value>) {
  const change = (chosen: string[]): void => { onChange(options.filter((option) => chosen.includes(option.value)).map((option) => option.value)) }
  return (
    <FieldFrame {...text} isGroup>
      {(control, labelId) => (
        <ToggleGroup.Root type="multiple" className={classNames('ui-toggles', size)} value={[...value]} onValueChange={change} disabled={disabled} aria-labelledby={labelId} aria-describedby={control['aria-describedby']}>
          {options.map((option) => <ToggleGroup.Item key={option.value} value={option.value} className="ui-toggle" title={option.longLabel}>{option.label}</ToggleGroup.Item>)}
        </ToggleGroup.Root>
      )}
    </FieldFrame>
  )
}
