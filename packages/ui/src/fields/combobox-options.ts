import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'

export interface ComboboxOption {
  readonly value: string
  /** The value itself when it is left out. */
  readonly label?: string
  readonly description?: ReactNode
  readonly icon?: ReactNode
  /** Options of a group must stand side by side. */
  readonly group?: string
  /** Said on the option, which cannot be chosen then. */
  readonly disabledReason?: string | undefined
}

/** Where options come from: a list that is searched here, or the server, which gets what was typed. */
export type ComboboxSource =
  | { readonly options: readonly ComboboxOption[]; readonly load?: undefined }
  | { readonly load: (search: string, signal: AbortSignal) => Promise<readonly ComboboxOption[]>; readonly options?: undefined }

export interface Suggestions {
  readonly options: readonly ComboboxOption[]
  readonly state: 'ready' | 'loading' | 'failed'
  readonly retry: () => void
}

const pauseMs = 150

export const optionLabel = (option: ComboboxOption): string => option.label ?? option.value

/** The options for what was typed. An answer that comes after a newer question is dropped. */
export function useSuggestions(source: ComboboxSource, search: string, isOpen: boolean): Suggestions {
  const [answer, setAnswer] = useState<{ readonly options: readonly ComboboxOption[]; readonly state: Suggestions['state'] }>({ options: [], state: 'loading' })
  const [attempt, setAttempt] = useState(0)
  const { load } = source
  useEffect(() => {
    if (load === undefined || !isOpen) return
    const asked = new AbortController()
    setAnswer((before) => ({ options: before.options, state: 'loading' }))
    const timer = setTimeout(() => {
      load(search, asked.signal).then(
        (options) => { if (!asked.signal.aborted) setAnswer({ options, state: 'ready' }) },
        () => { if (!asked.signal.aborted) setAnswer({ options: [], state: 'failed' }) },
      )
    }, search === '' ? 0 : pauseMs)
    return () => { clearTimeout(timer); asked.abort() }
    // A caller writes `load` in place, so its identity says nothing; what was typed does.
  }, [search, isOpen, attempt, load === undefined])
  const retry = (): void => { setAttempt((count) => count + 1) }
  if (source.options !== undefined) return { options: matching(source.options, search), state: 'ready', retry }
  return { ...answer, retry }
}

function matching(options: readonly ComboboxOption[], search: string): readonly ComboboxOption[] {
  const words = search.trim().toLowerCase().split(/\s+/)
  return options.filter((option) => {
    const text = `${optionLabel(option)} ${option.value}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
}
