import { t } from '@sendero/i18n'
import { Button, Field, Select, TextArea } from '@sendero/ui'
import type { JsonValue } from '@sendero/flow-engine'
import { useState } from 'react'
import { focusFirstFault } from '../../base/focus-first-fault.ts'
import { problemText } from '../../base/http.ts'
import { TraitPicker } from '../../pickers/TraitPicker.tsx'
import { kindOf, parseTrait, textOf, traitKindLabels, traitKinds } from './trait-value.ts'
import type { TraitKind } from './trait-value.ts'

interface Props {
  /** Null for a trait that is to be added. */
  readonly name: string | null
  readonly value: JsonValue
  /** Names that are there already. */
  readonly taken: readonly string[]
  readonly onSave: (name: string, value: JsonValue) => Promise<void>
  readonly onDone: () => void
}

export function TraitEditor({ name, value, taken, onSave, onDone }: Props) {
  const [chosen, setChosen] = useState(name)
  const [kind, setKind] = useState<TraitKind>(name === null ? 'text' : kindOf(value))
  const [text, setText] = useState(name === null ? '' : textOf(value))
  const [problem, setProblem] = useState<{ name?: string; value?: string }>({})
  const [isSaving, setSaving] = useState(false)
  const save = async (): Promise<void> => {
    const parsed = parseTrait(text, kind)
    const trait = chosen?.trim() ?? ''
    const nameProblem = trait === '' ? t('Give it a name.') : taken.includes(trait) ? t('They have this trait already: edit it below.') : undefined
    if (nameProblem !== undefined || !parsed.ok) {
      setProblem({ ...(nameProblem === undefined ? {} : { name: nameProblem }), ...(parsed.ok ? {} : { value: parsed.problem }) })
      return focusFirstFault()
    }
    setSaving(true)
    try {
      await onSave(trait, parsed.value)
      onDone()
    } catch (error) {
      setProblem({ value: problemText(error) })
      focusFirstFault()
      setSaving(false)
    }
  }
  const type = (typed: string): void => { setText(typed); setProblem({}) }
  return (
    <form
      className="customers-trait-editor" aria-label={name === null ? t('Add trait') : t('Edit {name}', { name })} noValidate onSubmit={(event) => { event.preventDefault(); void save() }}
      onKeyDown={(event) => { if (event.key === 'Escape' && !event.defaultPrevented) onDone() }}
    >
      {name === null ? <TraitPicker label={t('Name')} size="small" value={chosen} autoFocus error={problem.name} onChange={(trait) => { setChosen(trait); setProblem({}) }} /> : <strong className="customers-trait-name">{name}</strong>}
      <Select label={t('Kind')} size="small" value={kind} options={traitKinds.map((each) => ({ value: each, label: traitKindLabels[each] }))} onChange={(next) => { setKind(next); setProblem({}) }} />
      <ValueInput kind={kind} text={text} isFirst={name !== null} error={problem.value} onChange={type} />
      <div className="customers-trait-buttons">
        <Button size="small" onClick={onDone}>{t('Cancel')}</Button>
        <Button size="small" look="primary" type="submit" busyLabel={isSaving ? t('Saving…') : undefined}>{t('Save')}</Button>
      </div>
    </form>
  )
}

interface ValueProps { readonly kind: TraitKind; readonly text: string; readonly isFirst: boolean; readonly error: string | undefined; readonly onChange: (text: string) => void }

function ValueInput({ kind, text, isFirst, error, onChange }: ValueProps) {
  if (kind === 'boolean') return <Select label={t('Value')} size="small" value={text === 'true' || text === 'false' ? text : ''} placeholder={t('Choose')} error={error} options={[{ value: 'true', label: t('Yes') }, { value: 'false', label: t('No') }]} onChange={onChange} />
  if (kind === 'json') return <TextArea label={t('Value')} mono rows={4} value={text} error={error} autoFocus={isFirst} onChange={(event) => { onChange(event.target.value) }} />
  return (
    <Field
      label={t('Value')} size="small" value={text} error={error} autoFocus={isFirst} spellCheck={kind === 'text'} inputMode={kind === 'number' ? 'decimal' : undefined} placeholder={kind === 'date' ? '2026-01-31' : undefined}
      onFocus={(event) => { event.target.select() }} onChange={(event) => { onChange(event.target.value) }}
    />
  )
}
