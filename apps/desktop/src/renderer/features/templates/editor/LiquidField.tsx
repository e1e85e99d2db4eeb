import { t } from '@sendero/i18n'
import { Field } from '@sendero/ui'
import { useRef } from 'react'
import type { ReactNode } from 'react'
import type { Variable } from '../template-draft.ts'
import { VariableButton } from './VariableButton.tsx'

interface Props {
  readonly id: string
  readonly label: string
  readonly labelHidden?: boolean
  readonly value: string
  readonly onChange: (value: string) => void
  readonly variables: readonly Variable[]
  readonly placeholder?: string
  readonly hint?: ReactNode
  readonly error?: string | undefined
  readonly disabled: boolean
}

const longest = 2_000

/** A line of text with Liquid in it. */
export function LiquidField({ id, label, labelHidden = false, value, onChange, variables, placeholder, hint, error, disabled }: Props) {
  const input = useRef<HTMLInputElement>(null)
  const insert = (liquid: string): void => {
    const field = input.current
    const [start, end] = [field?.selectionStart ?? value.length, field?.selectionEnd ?? value.length]
    onChange(value.slice(0, start) + liquid + value.slice(end))
    setTimeout(() => {
      field?.focus()
      field?.setSelectionRange(start + liquid.length, start + liquid.length)
    }, 0)
  }
  return (
    <Field
      ref={input} label={label} labelHidden={labelHidden} value={value} hint={hint} error={error} maxLength={longest} spellCheck disabled={disabled} data-template-field={id} {...(placeholder === undefined ? {} : { placeholder })}
      onChange={(event) => { onChange(event.target.value) }}
      suffix={disabled ? undefined : <VariableButton label={t('Insert into {what}', { what: label.toLowerCase() })} variables={variables} onInsert={insert} />}
    />
  )
}
