import { t } from '@sendero/i18n'
import type { CellType, UploadedFile } from './uploaded-file.ts'

export type ImportKind = 'customers' | 'events'
export const eventFields = ['event', 'userId', 'anonymousId', 'timestamp', 'messageId'] as const
export type EventField = (typeof eventFields)[number]

export interface DraftColumn {
  readonly column: string
  /** Name of the trait or property it becomes. */
  readonly trait: string
  readonly type: CellType
  readonly isIncluded: boolean
}

/** What somebody has chosen so far about an uploaded file. */
export interface ImportDraft {
  readonly kind: ImportKind
  readonly name: string
  readonly columns: readonly DraftColumn[]
  /** customers: the column that holds the userId; null: the number of the row is. */
  readonly idColumn: string | null
  /** Null until it was said: nobody attests by accident. */
  readonly consent: 'attested' | 'none' | null
  readonly timeZone: string
  /** events: the column for each part; null: none. */
  readonly fields: Readonly<Record<EventField, string | null>>
  /** events: the name all rows have, when no column says it. */
  readonly eventName: string
}

export function draftOf({ name, mapping }: Pick<UploadedFile, 'name' | 'mapping'>, timeZone: string): ImportDraft {
  const base = { name, consent: null, timeZone, eventName: '' }
  if (mapping === null) return { ...base, kind: 'events', columns: [], idColumn: null, fields: { event: null, userId: null, anonymousId: null, timestamp: null, messageId: null } }
  const fields = { event: mapping.event, userId: mapping.id, anonymousId: mapping.anonymousId, timestamp: mapping.timestamp, messageId: mapping.messageId }
  const columns = mapping.columns.map(({ name: column, trait, type }) => ({ column, trait: trait ?? column, type, isIncluded: trait !== null }))
  const draft: ImportDraft = { ...base, kind: mapping.kind, columns, idColumn: mapping.id, fields }
  return { ...draft, columns: columns.map((column) => ({ ...column, isIncluded: column.isIncluded && !isSpoken(draft, column) })) }
}

/** Columns that say who or what a row is need not be said again; an address that is the id is a trait too. */
function isSpoken(draft: ImportDraft, { column, trait }: DraftColumn): boolean {
  if (draft.kind === 'events') return Object.values(draft.fields).includes(column)
  return column === draft.idColumn && trait !== 'email'
}

/** Another choice of what the rows are: columns it speaks for are left out, the others come back. */
export function withWho(draft: ImportDraft, change: Partial<Pick<ImportDraft, 'kind' | 'idColumn' | 'fields'>>): ImportDraft {
  const next = { ...draft, ...change }
  return { ...next, columns: next.columns.map((column) => (isSpoken(draft, column) === isSpoken(next, column) ? column : { ...column, isIncluded: !isSpoken(next, column) && column.column !== '' })) }
}

/** What the server is asked for. Every column is named, so that nothing is guessed there. */
export function optionsOf(draft: ImportDraft) {
  const map = draft.columns.map(({ column, trait, type, isIncluded }) => ({ column, trait: isIncluded ? trait.trim() : null, type }))
  if (draft.kind === 'customers') {
    return { kind: 'customers' as const, name: draft.name.trim(), id: draft.idColumn === null ? { kind: 'rowNumber' as const } : { kind: 'column' as const, column: draft.idColumn }, map, consent: draft.consent ?? 'none' as const, timeZone: draft.timeZone }
  }
  const { event, ...others } = draft.fields
  // A column that is a part of the call is no property, unless somebody wants it as both.
  const spoken = new Set(Object.values(draft.fields))
  const named = { map: map.filter(({ column, trait }) => !spoken.has(column) || trait !== null), fields: { event: event === null ? { name: draft.eventName.trim() } : { column: event }, ...others }, timeZone: draft.timeZone }
  return { kind: 'events' as const, name: draft.name.trim(), ...(draft.columns.length === 0 ? {} : named) }
}

/** What has to be said or corrected before the columns can be used, by the column it is about; '' is the table as a whole. */
export function columnProblems(draft: ImportDraft): ReadonlyMap<string, string> {
  const problems = new Map<string, string>()
  const included = draft.columns.filter(({ isIncluded }) => isIncluded)
  for (const { column, trait } of included) {
    const name = trait.trim()
    if (name === '') problems.set(column, t('Give it a name, or leave the column out.'))
    else if (included.some((other) => other.column !== column && other.trait.trim() === name)) problems.set(column, t('Two columns become “{name}”: rename one or leave it out.', { name }))
  }
  if (draft.kind === 'events' && draft.columns.length > 0) {
    if (draft.fields.userId === null && draft.fields.anonymousId === null) problems.set('', t('Say which column tells whose event it is.'))
    else if (draft.fields.event === null && draft.eventName.trim() === '') problems.set('', t('Say how the events are called.'))
  }
  return problems
}

/** True when people of this import could get mail one day. */
export const hasEmail = (draft: ImportDraft): boolean => draft.columns.some(({ trait, isIncluded }) => isIncluded && trait.trim() === 'email')
