import { Check, Minus } from 'lucide-react'
import { Checkbox as Radix } from 'radix-ui'
import { useId } from 'react'
import type { ReactNode } from 'react'

export interface CheckboxProps {
  readonly label: ReactNode
  readonly hint?: ReactNode
  readonly error?: string | undefined
  /** `mixed`: some of what it stands for. */
  readonly checked: boolean | 'mixed'
  readonly onChange: (checked: boolean) => void
  readonly disabled?: boolean
  readonly labelHidden?: boolean
}

export function Checkbox({ label, hint, error, checked, onChange, disabled = false, labelHidden = false }: CheckboxProps) {
  const id = useId()
  const described = [hint === undefined ? null : `${id}-hint`, error === undefined ? null : `${id}-error`].filter((part) => part !== null).join(' ')
  return (
    <div className="ui-choice">
      <Radix.Root id={id} className="ui-checkbox" checked={checked === 'mixed' ? 'indeterminate' : checked} onCheckedChange={(next) => { onChange(next === true) }} disabled={disabled} aria-invalid={error !== undefined || undefined} aria-describedby={described === '' ? undefined : described}>
        <Radix.Indicator className="ui-checkbox-mark">{checked === 'mixed' ? <Minus aria-hidden /> : <Check aria-hidden />}</Radix.Indicator>
      </Radix.Root>
      <div className="ui-choice-words">
        <label htmlFor={id} className={labelHidden ? 'ui-visually-hidden' : undefined}>{label}</label>
        {hint === undefined ? null : <p id={`${id}-hint`} className="ui-hint">{hint}</p>}
        {error === undefined ? null : <p id={`${id}-error`} className="ui-error-text">{error}</p>}
      </div>
    </div>
  )
}
