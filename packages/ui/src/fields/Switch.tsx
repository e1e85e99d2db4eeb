import { Switch as Radix } from 'radix-ui'
import { useId } from 'react'
import type { ReactNode } from 'react'

export interface SwitchProps {
  readonly label: string
  readonly hint?: ReactNode
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  readonly disabled?: boolean
  readonly labelHidden?: boolean
}

/** Takes effect at once. For a choice that is saved later with others, use a Checkbox. */
export function Switch({ label, hint, checked, onChange, disabled = false, labelHidden = false }: SwitchProps) {
  const id = useId()
  return (
    <div className="ui-choice">
      <Radix.Root id={id} className="ui-switch" checked={checked} onCheckedChange={onChange} disabled={disabled} aria-describedby={hint === undefined ? undefined : `${id}-hint`}>
        <Radix.Thumb className="ui-switch-thumb" />
      </Radix.Root>
      <div className="ui-choice-words">
        <label htmlFor={id} className={labelHidden ? 'ui-visually-hidden' : undefined}>{label}</label>
        {hint === undefined ? null : <p id={`${id}-hint`} className="ui-hint">{hint}</p>}
      </div>
    </div>
  )
}
