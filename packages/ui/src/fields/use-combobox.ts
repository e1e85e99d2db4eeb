import { t } from '@sendero/i18n'
import { useEffect, useId, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { optionLabel, useSuggestions } from './combobox-options.ts'
import type { ComboboxOption, ComboboxSource, Suggestions } from './combobox-options.ts'

export interface ComboboxInput {
  readonly source: ComboboxSource
  readonly value: string | null
  readonly shown: string
  readonly isFreeTextAllowed: boolean
  /** Enter means the first suggestion; free text is an option of its own then. */
  readonly isKnownPreferred: boolean
  readonly onChange: (value: string | null, option: ComboboxOption | null) => void
}

export interface ComboboxControl {
  readonly listId: string
  readonly isOpen: boolean
  readonly text: string
  readonly active: number
  /** With the text as it was typed, where that may be taken besides. */
  readonly suggestions: Suggestions
  readonly optionId: (index: number) => string
  readonly open: () => void
  readonly close: () => void
  readonly type: (text: string) => void
  readonly choose: (option: ComboboxOption) => void
  readonly setActive: (index: number) => void
  readonly press: (event: KeyboardEvent) => void
  /** Leaving the field keeps free text and forgets a half-typed search. */
  readonly leave: () => void
}

/** What an editable combobox of the ARIA practices does: type to search, arrows to move, Enter to take, Escape to give up. */
export function useCombobox({ source, value, shown, isFreeTextAllowed, isKnownPreferred, onChange }: ComboboxInput): ComboboxControl {
  const listId = useId()
  const [isOpen, setOpen] = useState(false)
  const [search, setSearch] = useState<string | null>(null)
  const [pointed, setActive] = useState(-1)
  // Enter came before the suggestions for what was typed.
  const [isEntering, setEntering] = useState(false)
  const found = useSuggestions(source, search ?? '', isOpen)
  const typedText = search?.trim() ?? ''
  const isSearching = typedText !== ''
  const keepsTyped = isFreeTextAllowed && isKnownPreferred && isSearching && found.state === 'ready' && found.options.length > 0 && exact(found.options, search) === undefined
  const suggestions = keepsTyped ? { ...found, options: [...found.options, { value: typedText, label: t('Use “{typedText}”', { typedText }) }] } : found
  const { options } = suggestions
  const first = isSearching && isKnownPreferred && found.state === 'ready' ? options.findIndex((option) => option.disabledReason === undefined) : -1
  const active = pointed >= 0 && pointed < options.length ? pointed : first

  const reset = (): void => { setOpen(false); setSearch(null); setActive(-1); setEntering(false) }
  const choose = (option: ComboboxOption): void => {
    if (option.disabledReason !== undefined) return
    reset()
    onChange(option.value, keepsTyped && option === options.at(-1) ? null : option)
  }
  const leave = (): void => {
    const typed = search?.trim()
    const meant = exact(found.options, search)
    reset()
    if (typed === '' && value !== null) onChange(null, null)
    else if (meant !== undefined && meant.disabledReason === undefined) onChange(meant.value, meant)
    else if (typed !== undefined && typed !== '' && isFreeTextAllowed && typed !== value) onChange(typed, null)
  }
  const enter = (event: KeyboardEvent): void => {
    const marked = options[pointed] ?? exact(found.options, search) ?? options[first]
    if (marked === undefined && isKnownPreferred && isSearching && found.state === 'loading') setEntering(true)
    else if (marked !== undefined) choose(marked)
    else if (isFreeTextAllowed && search !== null) leave()
    if (isOpen) event.preventDefault()
  }
  useEffect(() => {
    if (!isEntering || found.state === 'loading') return
    setEntering(false)
    const meant = exact(found.options, search) ?? options[first]
    if (meant !== undefined) choose(meant)
    else if (isFreeTextAllowed) leave()
  }, [isEntering, found.state])
  const press = (event: KeyboardEvent): void => {
    // While a character is being composed, Enter and arrows belong to the input method.
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') enter(event)
    else if (event.key === 'Escape' && isOpen) { event.preventDefault(); event.stopPropagation(); reset() }
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (isOpen && suggestions.state === 'failed') suggestions.retry()
      else if (isOpen) setActive(nextIndex(active, event.key === 'ArrowDown' ? 1 : -1, options.length))
      else setOpen(true)
    }
  }
  return {
    listId, isOpen, text: search ?? shown, active, suggestions, optionId: (index) => `${listId}-${String(index)}`, press, choose, leave, setActive,
    open: () => { setOpen(true) },
    close: reset,
    type: (text) => { setSearch(text); setOpen(true); setActive(-1); setEntering(false) },
  }
}

function exact(options: readonly ComboboxOption[], search: string | null): ComboboxOption | undefined {
  const typed = search?.trim().toLowerCase()
  return typed === undefined || typed === '' ? undefined : options.find((option) => optionLabel(option).toLowerCase() === typed || option.value.toLowerCase() === typed)
}

function nextIndex(from: number, by: 1 | -1, count: number): number {
  if (count === 0) return -1
  if (from === -1) return by === 1 ? 0 : count - 1
  return (from + by + count) % count
}
