import { createContext, useContext } from 'react'

export interface Toast {
  readonly title: string
  readonly description?: string | undefined
  readonly tone?: 'info' | 'good' | 'warn' | 'danger'
  /** Such as Undo. The toast closes when it is pressed. */
  readonly action?: { readonly label: string; readonly onAction: () => void } | undefined
  /** How long it stays; with an action at least ten seconds are given. */
  readonly durationMs?: number
}

export interface Toaster {
  /** Answers with the key to dismiss it by. */
  readonly show: (toast: Toast) => string
  readonly dismiss: (key: string) => void
}

export const ToasterContext = createContext<Toaster | null>(null)

export function useToast(): Toaster {
  const toaster = useContext(ToasterContext)
  if (toaster === null) throw new Error('useToast needs a UiProvider around it')
  return toaster
}
