import { t } from '@sendero/i18n'
import { useId } from 'react'
import type { ReactNode } from 'react'
import { classNames } from '../class-names.ts'

export interface FieldText {
  readonly label: string
  readonly hint?: ReactNode
  readonly error?: string | undefined
  /** The label is read out but not shown: for a control whose place says what it is. */
  readonly labelHidden?: boolean | undefined
  /** Says "optional" beside the label. */
  readonly optional?: boolean | undefined
}

export interface ControlProps {
  readonly id: string
  readonly 'aria-invalid': true | undefined
  readonly 'aria-describedby': string | undefined
}

export interface FieldFrameProps extends FieldText {
  /** The control is a group of controls: it is named by `aria-labelledby`, not by a label element. */
  readonly isGroup?: boolean
  readonly className?: string | undefined
  readonly children: (control: ControlProps, labelId: string) => ReactNode
}

/** Label, hint and error around a control of any kind; hint and error are read out with it. */
export function FieldFrame({ label, hint, error, labelHidden = false, optional = false, isGroup = false, className, children }: FieldFrameProps) {
  const id = useId()
  const labelId = `${id}-label`
  const described = [hint === undefined ? null : `${id}-hint`, error === undefined ? null : `${id}-error`].filter((part) => part !== null).join(' ')
  const words = <>{label}{optional ? <span className="ui-optional">{' '}{t('optional')}</span> : null}</>
  const labelClass = labelHidden ? 'ui-visually-hidden' : 'ui-label'
  return (
    <div className={classNames('ui-field', className)}>
      {isGroup ? <span id={labelId} className={labelClass}>{words}</span> : <label id={labelId} htmlFor={id} className={labelClass}>{words}</label>}
      {children({ id, 'aria-invalid': error === undefined ? undefined : true, 'aria-describedby': described === '' ? undefined : described }, labelId)}
      {hint === undefined ? null : <p id={`${id}-hint`} className="ui-hint">{hint}</p>}
      {error === undefined ? null : <p id={`${id}-error`} className="ui-error-text">{error}</p>}
    </div>
  )
}
