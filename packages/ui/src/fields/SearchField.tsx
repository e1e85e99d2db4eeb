import { t } from '@sendero/i18n'
import { Search, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { classNames } from '../class-names.ts'
import { Kbd } from '../data/Kbd.tsx'

export interface SearchFieldProps {
  readonly label: string
  readonly value: string
  /** Called when typing has paused for `delayMs`, at once for Enter and for clearing. */
  readonly onChange: (value: string) => void
  readonly placeholder?: string
  readonly delayMs?: number
  readonly size?: 'small' | 'medium'
  /** Shown at the end while empty, such as `/`. The app listens for it. */
  readonly shortcut?: string
  readonly isLoading?: boolean
  readonly autoFocus?: boolean
  readonly className?: string
}

export function SearchField({ label, value, onChange, placeholder = t('Search'), delayMs = 250, size = 'medium', shortcut, isLoading = false, autoFocus = false, className }: SearchFieldProps) {
  const { text, type, commit } = useDebouncedText(value, onChange, delayMs)
  return (
    <span className={classNames('ui-input', 'search', size, className)} aria-busy={isLoading || undefined}>
      <Search aria-hidden />
      <input
        type="search"
        aria-label={label}
        placeholder={placeholder}
        value={text}
        autoFocus={autoFocus}
        onChange={(event) => { type(event.target.value) }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit(text)
          // Only a filled field uses Escape up: an empty one lets it close the dialog around it.
          if (event.key === 'Escape' && text !== '') { event.preventDefault(); event.stopPropagation(); commit('') }
        }}
      />
      {text === '' ? (shortcut === undefined ? null : <Kbd keys={shortcut} />) : <button type="button" className="ui-input-clear" aria-label={t('Clear search')} onClick={() => { commit('') }}><X aria-hidden /></button>}
    </span>
  )
}

function useDebouncedText(value: string, onChange: (value: string) => void, delayMs: number) {
  const [text, setText] = useState(value)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const [known, setKnown] = useState(value)
  if (known !== value) {
    setKnown(value)
    setText(value)
  }
  useEffect(() => () => { clearTimeout(timer.current) }, [])
  const commit = (next: string): void => {
    clearTimeout(timer.current)
    setText(next)
    if (next !== value) onChange(next)
  }
  const type = (next: string): void => {
    setText(next)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => { onChange(next) }, delayMs)
  }
  return { text, type, commit }
}
