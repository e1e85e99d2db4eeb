import type { ComponentProps } from 'react'
import { classNames } from '../class-names.ts'
import { FieldFrame } from './FieldFrame.tsx'
import type { FieldText } from './FieldFrame.tsx'

export interface TextAreaProps extends ComponentProps<'textarea'>, FieldText {
  /** For code: a fixed-width font, no spelling marks. */
  readonly mono?: boolean
}

export function TextArea({ label, hint, error, labelHidden, optional, mono = false, rows = 4, className, ...input }: TextAreaProps) {
  return (
    <FieldFrame label={label} hint={hint} error={error} labelHidden={labelHidden} optional={optional} className={className}>
      {(control) => <textarea rows={rows} spellCheck={!mono} {...input} {...control} className={classNames('ui-textarea', mono && 'mono')} />}
    </FieldFrame>
  )
}
