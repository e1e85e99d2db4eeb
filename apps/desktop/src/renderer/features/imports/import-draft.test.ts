import { describe, expect, test } from 'vitest'
import { columnProblems, draftOf, hasEmail, optionsOf, withWho } from './import-draft.ts'
import type { UploadedColumn, UploadedFile } from './uploaded-file.ts'

const column = (name: string, trait: string | null = name, type: UploadedColumn['type'] = 'string'): UploadedColumn => ({ name, trait, type, nearly: null, filled: 1, examples: [] })
const mapping = (part: Partial<NonNullable<UploadedFile['mapping']>>): NonNullable<UploadedFile['mapping']> => ({ kind: 'customers', columns: [], id: null, event: null, timestamp: null, messageId: null, anonymousId: null, ...part })
const people = { name: 'people.csv', mapping: mapping({ id: 'E-Mail', columns: [column('id'), column('E-Mail', 'email'), column('age', 'age', 'number'), column('', null)] }) }
const orders = { name: 'orders.csv', mapping: mapping({ kind: 'events', id: 'who', timestamp: 'when', columns: [column('who'), column('when', 'when', 'date'), column('total', 'total', 'number')] }) }
const included = (draft: ReturnType<typeof draftOf>): string[] => draft.columns.filter(({ isIncluded }) => isIncluded).map(({ column: name }) => name)

describe('an import of customers', () => {
  test('begins with what the server made of the columns; consent has to be said', () => {
    const draft = draftOf(people, 'Europe/Madrid')
    expect(draft).toMatchObject({ kind: 'customers', idColumn: 'E-Mail', consent: null, timeZone: 'Europe/Madrid' })
    expect(included(draft)).toEqual(['id', 'E-Mail', 'age'])
    expect(hasEmail(draft)).toBe(true)
  })

  test('asks for every column by name, also for those that are left out', () => {
    const draft = { ...draftOf(people, 'UTC'), consent: 'attested' as const }
    expect(optionsOf({ ...draft, columns: draft.columns.map((each) => (each.column === 'id' ? { ...each, isIncluded: false } : each)) })).toEqual({
      kind: 'customers', name: 'people.csv', id: { kind: 'column', column: 'E-Mail' }, consent: 'attested', timeZone: 'UTC',
      map: [{ column: 'id', trait: null, type: 'string' }, { column: 'E-Mail', trait: 'email', type: 'string' }, { column: 'age', trait: 'age', type: 'number' }, { column: '', trait: null, type: 'string' }],
    })
  })

  test('another id leaves its own column out and brings the former one back', () => {
    const draft = withWho(draftOf(people, 'UTC'), { idColumn: 'id' })
    expect(included(draft)).toEqual(['E-Mail', 'age'])
    expect(included(withWho(draft, { idColumn: null }))).toEqual(['id', 'E-Mail', 'age'])
    expect(optionsOf(withWho(draft, { idColumn: null }))).toMatchObject({ id: { kind: 'rowNumber' } })
  })

  test('names have to be there and different', () => {
    const draft = draftOf(people, 'UTC')
    const renamed = (trait: string) => ({ ...draft, columns: draft.columns.map((each) => (each.column === 'age' ? { ...each, trait } : each)) })
    expect([...columnProblems(draft)]).toEqual([])
    expect([...columnProblems(renamed(' ')).keys()]).toEqual(['age'])
    expect([...columnProblems(renamed('email')).keys()]).toEqual(['E-Mail', 'age'])
  })
})

describe('an import of events', () => {
  test('needs to know whose and which, and takes the rest as properties', () => {
    const draft = draftOf(orders, 'UTC')
    expect(included(draft)).toEqual(['total'])
    expect([...columnProblems(draft)]).toEqual([['', 'Say how the events are called.']])
    expect([...columnProblems({ ...draft, fields: { ...draft.fields, userId: null } })]).toEqual([['', 'Say which column tells whose event it is.']])
    expect(optionsOf({ ...draft, eventName: ' Order Completed ' })).toEqual({
      kind: 'events', name: 'orders.csv', timeZone: 'UTC', map: [{ column: 'total', trait: 'total', type: 'number' }],
      fields: { event: { name: 'Order Completed' }, userId: 'who', anonymousId: null, timestamp: 'when', messageId: null },
    })
  })

  test('of one call a line has no columns to speak of', () => {
    const draft = draftOf({ name: 'calls.ndjson', mapping: null }, 'UTC')
    expect([...columnProblems(draft)]).toEqual([])
    expect(optionsOf(draft)).toEqual({ kind: 'events', name: 'calls.ndjson' })
  })
})
