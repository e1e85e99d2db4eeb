import { t } from '@sendero/i18n'
import { Pencil } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import { classNames } from '../class-names.ts'

export interface InlineEditProps {
  readonly value: string
  /** What is renamed: "Name of the journey". */
  readonly label: string
  /** Enter and leaving save, Escape gives up. A rejected promise opens the input again with its message. */
  readonly onSave: (value: string) => void | Promise<void>
  /** Words when the text cannot be saved, else null. */
  readonly validate?: (value: string) => string | null
  readonly size?: 'body' | 'title'
  readonly disabled?: boolean
}

/** Text that becomes an input where it stands: by click, Enter or F2. */
export function InlineEdit({ value, label, onSave, validate = mustNotBeEmpty, size = 'body', disabled = false }: InlineEditProps) {
  const edit = useInlineEdit(value, onSave, validate)
  if (disabled) return <span className={classNames('ui-inline-text', size)}>{value}</span>
  if (edit.draft === null) {
    return (
      <button type="button" ref={edit.button} className={classNames('ui-inline-edit', size)} aria-label={t('{label}: {value}. Rename', { label, value })} onClick={() => { edit.start() }} onKeyDown={(event) => { if (event.key === 'F2') edit.start() }}>
        <span className="ui-inline-value">{edit.pending ?? value}</span><Pencil aria-hidden />
      </button>
    )
  }
  return (
    <span className={classNames('ui-inline-input', size)}>
      <input
        autoFocus
        aria-label={label}
        aria-invalid={edit.problem !== null || undefined}
        aria-describedby={edit.problem === null ? undefined : edit.problemId}
        value={edit.draft}
        size={Math.max(8, edit.draft.length)}
        onFocus={(event) => { event.target.select() }}
        onChange={(event) => { edit.type(event.target.value) }}
        onBlur={edit.leave}
        onKeyDown={(event) => {
          if (event.key === 'Enter') { event.preventDefault(); edit.save() }
          if (event.key === 'Escape') { event.preventDefault(); event.stopPropagation(); edit.cancel() }
        }}
      />
      {edit.problem === null ? null : <span id={edit.problemId} role="alert" className="ui-error-text">{edit.problem}</span>}
    </span>
  )
}

const mustNotBeEmpty = (value: string): string | null => (value.trim() === '' ? t('Give it a name') : null)

function useInlineEdit(value: string, onSave: InlineEditProps['onSave'], validate: (value: string) => string | null) {
  const [draft, setDraft] = useState<string | null>(null)
  const [pending, setPending] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  const returnsFocus = useRef(false)
  const isOpen = draft !== null
  const problemId = useId()
  useEffect(() => {
    if (!isOpen && returnsFocus.current) button.current?.focus()
    returnsFocus.current = false
  }, [isOpen])

  const close = (withFocus: boolean): void => { returnsFocus.current = withFocus; setDraft(null); setProblem(null) }
  const store = async (text: string): Promise<void> => {
    setPending(text)
    try {
      await onSave(text)
    } catch (error) {
      setDraft(text)
      setProblem(error instanceof Error ? error.message : String(error))
    } finally {
      setPending(null)
    }
  }
  const finish = (withFocus: boolean): boolean => {
    const text = (draft ?? '').trim()
    const wrong = validate(text)
    if (wrong !== null) { setProblem(wrong); return false }
    close(withFocus)
    if (text !== value) void store(text)
    return true
  }
  return {
    draft, pending, problem, button, problemId,
    start: () => { setDraft(value) },
    type: (text: string) => { setDraft(text); setProblem(null) },
    save: () => { finish(true) },
    // Leaving with text that cannot be saved gives up: an input that holds the focus captive is worse.
    leave: () => { if (!finish(false)) close(false) },
    cancel: () => { close(true) },
  }
}
