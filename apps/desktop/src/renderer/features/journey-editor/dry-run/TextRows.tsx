import { Button, Combobox, Field } from '@sendero/ui'
import { Plus } from 'lucide-react'
import { useState } from 'react'

export interface TextRow {
  /** Its label and its place. */
  readonly path: string
  readonly text: string
  /** Values that make a difference. */
  readonly options: readonly string[]
}

interface Props {
  readonly title: string
  readonly note?: string | undefined
  readonly addLabel: string
  readonly nameLabel: string
  /** Names that are proposed for another row. */
  readonly names: readonly string[]
  readonly rows: readonly TextRow[]
  readonly onChange: (path: string, text: string) => void
}

/** Named values, each with those that matter at hand; more can be added. */
export function TextRows({ title, note, addLabel, nameLabel, names, rows, onChange }: Props) {
  const [isAdding, setAdding] = useState(false)
  const free = names.filter((name) => !rows.some(({ path }) => path === name))
  return (
    <section className="journey-dry-rows" aria-label={title}>
      <h3>{title}</h3>
      {note === undefined ? null : <p className="ui-quiet journey-form-note">{note}</p>}
      {rows.map(({ path, text, options }) => options.length === 0
        ? <Field key={path} label={path} size="small" value={text} placeholder="not set" onChange={(event) => { onChange(path, event.target.value) }} />
        : <Combobox key={path} label={path} size="small" value={text === '' ? null : text} placeholder="not set" allowFreeText clearable options={options.map((value) => ({ value }))} onChange={(value) => { onChange(path, value ?? '') }} />)}
      {isAdding
        ? <Combobox label={nameLabel} size="small" value={null} allowFreeText prefersKnown autoFocus options={free.map((value) => ({ value }))} onChange={(path) => { if (path !== null && path.trim() !== '') { onChange(path.trim(), ''); setAdding(false) } }} />
        : <Button look="quiet" size="small" icon={<Plus aria-hidden />} onClick={() => { setAdding(true) }}>{addLabel}</Button>}
    </section>
  )
}
