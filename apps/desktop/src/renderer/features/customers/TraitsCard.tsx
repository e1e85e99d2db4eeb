import { t } from '@sendero/i18n'
import { Button, Card, EmptyState, SearchField, useToast } from '@sendero/ui'
import type { JsonValue } from '@sendero/flow-engine'
import { useQueryClient } from '@tanstack/react-query'
import { ListPlus, Plus } from 'lucide-react'
import { useState } from 'react'
import { problemText } from '../../base/http.ts'
import { problemOfCall, trpc } from '../../base/trpc.ts'
import { TraitEditor } from './TraitEditor.tsx'
import { TraitRow } from './TraitRow.tsx'
import { shownTrait } from './trait-value.ts'
import type { Customer } from './use-customer.ts'

interface Props { readonly customer: Customer; readonly mayWrite: boolean }

/** So many stand in view without a search. */
const searchFrom = 12
const newTrait = ' '

export function TraitsCard({ customer, mayWrite }: Props) {
  const [editing, setEditing] = useState<string | null>(null)
  const [q, setQ] = useState('')
  const save = useSaveTrait(customer)
  const all = Object.entries(customer.traits).sort(([a], [b]) => a.localeCompare(b))
  const shown = all.filter(([name, value]) => `${name} ${shownTrait(value)}`.toLowerCase().includes(q.trim().toLowerCase()))
  const done = (): void => { setEditing(null) }
  return (
    <Card flush title={t('Traits')} actions={mayWrite ? <Button size="small" look="quiet" icon={<Plus aria-hidden />} onClick={() => { setEditing(newTrait) }}>{t('Add trait')}</Button> : undefined}>
      {all.length > searchFrom ? <div className="customers-traits-search"><SearchField label={t('Search traits')} size="small" placeholder={t('Search {count} traits', { count: String(all.length) })} value={q} onChange={setQ} delayMs={0} /></div> : null}
      <ul className="customers-traits">
        {editing === newTrait ? <li><TraitEditor name={null} value={null} taken={Object.keys(customer.traits)} onSave={save.set} onDone={done} /></li> : null}
        {shown.map(([name, value]) => (
          <li key={name}>
            {editing === name
              ? <TraitEditor name={name} value={value} taken={[]} onSave={save.set} onDone={done} />
              : <TraitRow name={name} value={value} onEdit={mayWrite ? () => { setEditing(name) } : null} onRemove={mayWrite ? () => { void save.remove(name, value) } : null} />}
          </li>
        ))}
      </ul>
      {all.length === 0 && editing === null ? <EmptyState size="small" icon={<ListPlus aria-hidden />} title={t('No traits yet')}>{t('What is known about somebody, such as their plan or city. Segments and templates use it.')}</EmptyState> : null}
      {all.length > 0 && shown.length === 0 ? <EmptyState size="small" title={t('No trait fits')}>{t('Try another word.')}</EmptyState> : null}
    </Card>
  )
}

function useSaveTrait({ id }: Customer) {
  const client = useQueryClient()
  const toast = useToast()
  const set = async (name: string, value: JsonValue): Promise<void> => {
    await trpc.customer.update.mutate({ id, set: { [name]: value } }).catch((error: unknown) => { throw problemOfCall(error) ?? error })
    await client.invalidateQueries({ queryKey: ['customer'] })
  }
  const remove = async (name: string, value: JsonValue): Promise<void> => {
    try {
      await trpc.customer.update.mutate({ id, unset: [name] })
      await client.invalidateQueries({ queryKey: ['customer'] })
      toast.show({ title: t('“{name}” is removed', { name }), action: { label: t('Undo'), onAction: () => { void set(name, value) } } })
    } catch (error) {
      toast.show({ tone: 'danger', title: t('“{name}” could not be removed', { name }), description: problemText(problemOfCall(error) ?? error) })
    }
  }
  return { set, remove }
}
