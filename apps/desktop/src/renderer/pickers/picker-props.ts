import type { ReactNode } from 'react'

/** What every picker takes besides its value: the words of the field and how it sits in the form. */
export interface PickerProps {
  readonly label: string
  readonly hint?: ReactNode
  readonly error?: string | undefined
  readonly labelHidden?: boolean
  readonly optional?: boolean
  readonly placeholder?: string
  readonly size?: 'small' | 'medium'
  readonly clearable?: boolean
  readonly disabled?: boolean
  readonly required?: boolean
  readonly autoFocus?: boolean
  readonly className?: string
}
