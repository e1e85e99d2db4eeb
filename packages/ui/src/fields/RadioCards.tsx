import { RadioGroup } from 'radix-ui'
import type { ReactNode } from 'react'
import { FieldFrame } from './FieldFrame.tsx'
import type { FieldText } from './FieldFrame.tsx'

export interface RadioCard<Value extends string = string> {
  readonly value: Value
  readonly label: string
  readonly description?: ReactNode
  readonly icon?: ReactNode
  /** Said on the card, which cannot be chosen then. */
  readonly disabledReason?: string | undefined
}

export interface RadioCardsProps<Value extends string> extends FieldText {
  readonly value: Value | null
  readonly onChange: (value: Value) => void
  readonly options: readonly RadioCard<Value>[]
  readonly columns?: 1 | 2 | 3
}

/** A choice that deserves a sentence each. */
export function RadioCards<Value extends string>({ value, onChange, options, columns = 1, ...text }: RadioCardsProps<Value>) {
  const choose = (chosen: string): void => {
    const option = options.find((candidate) => candidate.value === chosen)
    if (option !== undefined) onChange(option.value)
  }
  return (
    <FieldFrame {...text} isGroup>
      {(control, labelId) => (
        <RadioGroup.Root className="ui-radio-cards" data-columns={columns} value={value ?? ''} onValueChange={choose} aria-labelledby={labelId} aria-invalid={control['aria-invalid']} aria-describedby={control['aria-describedby']}>
          {options.map((option) => <Option key={option.value} option={option} />)}
        </RadioGroup.Root>
      )}
    </FieldFrame>
  )
}

function Option({ option }: { readonly option: RadioCard }) {
  return (
    <RadioGroup.Item value={option.value} className="ui-radio-card" disabled={option.disabledReason !== undefined}>
      <span className="ui-radio-mark" aria-hidden="true" />
      <span className="ui-radio-words">
        <span className="ui-radio-label">{option.icon}{option.label}</span>
        {option.description === undefined ? null : <span className="ui-radio-description">{option.description}</span>}
        {option.disabledReason === undefined ? null : <span className="ui-radio-description">{option.disabledReason}</span>}
      </span>
    </RadioGroup.Item>
  )
}
