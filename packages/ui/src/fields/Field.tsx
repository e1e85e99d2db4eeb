import type { ComponentProps, ReactNode } from 'react'
import { classNames } from '../class-names.ts'
import { FieldFrame } from './FieldFrame.tsx'
import type { FieldText } from './FieldFrame.tsx'

export interface FieldProps extends Omit<ComponentProps<'input'>, 'size' | 'prefix'>, FieldText {
  readonly icon?: ReactNode
  /** A unit or a button at the end of the input. */
  readonly suffix?: ReactNode
  readonly size?: 'small' | 'medium'
}

/** A labelled input; hint and error are read out with it. */
export function Field({ label, hint, error, labelHidden, optional, icon, suffix, size = 'medium', className, ...input }: FieldProps) {
  return (
    <FieldFrame label={label} hint={hint} error={error} labelHidden={labelHidden} optional={optional} className={className}>
      {(control) => (
        <span className={classNames('ui-input', size)}>
          {icon}
          <input {...input} {...control} />
          {suffix === undefined ? null : <span className="ui-input-suffix">{suffix}</span>}
        </span>
      )}
    </FieldFrame>
  )
}
