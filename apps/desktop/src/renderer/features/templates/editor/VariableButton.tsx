import { t } from '@sendero/i18n'
import { IconButton, Popover } from '@sendero/ui'
import { Braces } from 'lucide-react'
import { useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import type { Variable } from '../template-draft.ts'
import { variableDetail } from './completion-options.ts'

interface Props {
  /** "Insert into the subject". */
  readonly label: string
  readonly variables: readonly Variable[]
  /** Gets Liquid, such as `{{ customer.name }}`. */
  readonly onInsert: (liquid: string) => void
  readonly disabled?: boolean
}

/** Everything that can be shown, with what it usually holds; searched by name and example. */
export function VariableButton({ label, variables, onInsert, disabled = false }: Props) {
  const [isOpen, setOpen] = useState(false)
  const insert = (variable: Variable): void => {
    setOpen(false)
    // The popover gives the focus back to its button first.
    setTimeout(() => { onInsert(`{{ ${variable.path} }}`) }, 0)
  }
  return (
    <Popover label={label} flush align="end" open={isOpen} onOpenChange={setOpen} trigger={<IconButton label={label} size="small" icon={<Braces aria-hidden />} disabled={disabled} />}>
      <VariableList variables={variables} onChoose={insert} />
    </Popover>
  )
}

const groups: readonly (readonly [Variable['source'], string])[] = [['customer', t('Customer')], ['event', t('Event')], ['workspace', t('Workspace')], ['message', t('Message')]]

function VariableList({ variables, onChoose }: { readonly variables: readonly Variable[]; readonly onChoose: (variable: Variable) => void }) {
  const [q, setQ] = useState('')
  const list = useRef<HTMLDivElement>(null)
  const words = q.trim().toLowerCase()
  const found = variables.filter(({ path, examples }) => words === '' || path.toLowerCase().includes(words) || examples.some((example) => example.toLowerCase().includes(words)))
  return (
    <div className="template-variables" ref={list} onKeyDown={(event) => { moveFocus(event, list.current) }}>
      <input
        autoFocus className="template-variables-search" aria-label={t('Search variables')} placeholder={t('Search variables')} value={q} onChange={(event) => { setQ(event.target.value) }}
        onKeyDown={(event) => { if (event.key === 'Enter' && found[0]) onChoose(found[0]) }}
      />
      {groups.map(([source, title]) => {
        const members = found.filter((variable) => variable.source === source)
        return members.length === 0 ? null : (
          <section key={source} aria-label={title}>
            <h2>{title}</h2>
            {members.map((variable) => (
              <button key={variable.path} type="button" onClick={() => { onChoose(variable) }}>
                <code>{variable.path}</code><span>{variableDetail(variable)}</span>
              </button>
            ))}
          </section>
        )
      })}
      {found.length === 0 ? <p className="template-variables-none">{variables.length === 0 ? t('Loading…') : t('Nothing is called so.')}</p> : null}
    </div>
  )
}

/** Arrow keys go through the search field and the entries. */
function moveFocus(event: KeyboardEvent, list: HTMLElement | null): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  const stops = [...(list?.querySelectorAll<HTMLElement>('input, button') ?? [])]
  const at = stops.findIndex((stop) => stop === document.activeElement)
  const next = stops[at + (event.key === 'ArrowDown' ? 1 : -1)]
  event.preventDefault()
  next?.focus()
}
