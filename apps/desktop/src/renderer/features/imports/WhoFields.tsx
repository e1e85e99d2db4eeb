import { t } from '@sendero/i18n'
import { Field, Select } from '@sendero/ui'
import { Fragment } from 'react'
import { EventNamePicker } from '../../pickers/EventNamePicker.tsx'
import { eventFields, withWho } from './import-draft.ts'
import type { EventField, ImportDraft } from './import-draft.ts'

interface Props { readonly draft: ImportDraft; readonly onChange: (draft: ImportDraft) => void }

/** Who a row is about; of events also which and when. */
export function WhoFields({ draft, onChange }: Props) {
  return draft.kind === 'customers' ? <CustomerId draft={draft} onChange={onChange} /> : <EventParts draft={draft} onChange={onChange} />
}

// No column can be called so: names of columns are trimmed.
const none = ' '

const choices = (draft: ImportDraft, without: string) => [{ value: none, label: without }, ...draft.columns.filter(({ column }) => column !== '').map(({ column }) => ({ value: column, label: column }))]

function CustomerId({ draft, onChange }: Props) {
  return (
    <div className="imports-who">
      <Select
        label={t('User ID')} value={draft.idColumn ?? none} options={choices(draft, t('The number of the row'))} onChange={(column) => { onChange(withWho(draft, { idColumn: column === none ? null : column })) }}
        hint={draft.idColumn === null ? t('Only for files without any ID: the same person in another file becomes somebody else.') : t('Whoever has this ID already is changed, everybody else is added.')}
      />
    </div>
  )
}

const labels: Readonly<Record<EventField, { readonly label: string; readonly hint: string; readonly without: string }>> = {
  event: { label: t('Name of the event'), hint: t('What happened'), without: t('The same for all rows') },
  userId: { label: t('User ID'), hint: t('Whose event it is'), without: t('No column') },
  anonymousId: { label: t('Anonymous ID'), hint: t('For visitors without a user ID'), without: t('No column') },
  timestamp: { label: t('Time'), hint: t('When it happened'), without: t('The moment of the import') },
  messageId: { label: t('Message ID'), hint: t('Tells repetitions apart'), without: t('Made from name and row') },
}

function EventParts({ draft, onChange }: Props) {
  const set = (field: EventField, column: string): void => { onChange(withWho(draft, { fields: { ...draft.fields, [field]: column === none ? null : column } })) }
  return (
    <div className="imports-who events">
      {eventFields.map((field) => (
        <Fragment key={field}>
          <Select label={labels[field].label} hint={labels[field].hint} value={draft.fields[field] ?? none} options={choices(draft, labels[field].without)} onChange={(column) => { set(field, column) }} />
          {field === 'event' && draft.fields.event === null ? <EventNamePicker label={t('All rows are called')} value={draft.eventName === '' ? null : draft.eventName} placeholder={t('Order Completed')} hint={t('Such as Order Completed')} onChange={(name) => { onChange({ ...draft, eventName: name ?? '' }) }} /> : null}
        </Fragment>
      ))}
    </div>
  )
}

export function NameField({ draft, onChange }: Props) {
  return (
    <Field
      label={t('Name of this import')} value={draft.name} maxLength={200} error={draft.name.trim() === '' ? t('Give it a name.') : undefined} onChange={(event) => { onChange({ ...draft, name: event.target.value }) }}
      hint={draft.kind === 'events' ? t('Events without a message ID are told apart by this name and the number of their row. Use the same name for a longer version of the same file, another one for another file.') : t('How you find it again in the list of imports.')}
    />
  )
}
