import type { JsonObject } from '@sendero/flow-engine'
import type { z } from 'zod'
import { isSlip, longestId, textProblem } from '../events/index.ts'
import { cellValue } from './cell-value.ts'
import { columnIndex, readColumnMap, sourceText } from './column-map.ts'
import type { TraitSource } from './column-map.ts'
import type { customersImportInput } from './customers-import-input.ts'
import type { TableRow } from './csv-rows.ts'

/** How the rows of a table become people. */
export interface PersonTable { readonly idIndex: number | null; readonly sources: readonly TraitSource[] }

/** Throws INVALID_INPUT when the options do not fit the columns. */
export function personTable(header: readonly string[], { id, map }: Pick<z.output<typeof customersImportInput>, 'id' | 'map'>): PersonTable {
  return {
    idIndex: id.kind === 'column' ? columnIndex(id.column, header) : null,
    sources: readColumnMap(map, header, id.kind === 'column' ? [id.column] : []),
  }
}

/** Why a row is refused. `trait` says which value is at fault; null: the row as a whole, or its id. */
export interface Refusal { readonly code: string; readonly message: string; readonly trait: string | null }
export type ReadPerson = { readonly userId: string; readonly traits: JsonObject } | Refusal

export function readPerson(row: TableRow, { idIndex, sources }: PersonTable, timeZone: string): ReadPerson {
  if (row.problem !== null) return { code: 'UNREADABLE_ROW', message: row.problem, trait: null }
  const userId = idIndex === null ? String(row.number) : (row.cells[idIndex] ?? '').trim()
  const problem = idProblem(userId)
  if (problem !== null) return { ...problem, trait: null }
  const traits: [string, JsonObject[string]][] = []
  for (const source of sources) {
    const text = sourceText(source, row.cells, row.number)
    if (text === '') continue
    const { trait } = source
    const unstorable = textProblem(text)
    if (unstorable !== null) return { code: 'INVALID_TEXT', message: `${trait} ${unstorable}.`, trait }
    const value = cellValue(text, source.type ?? 'string', timeZone)
    if (!value.ok) return { code: value.code, message: `${trait}: ${value.message}`, trait }
    traits.push([trait, value.value])
  }
  return { userId, traits: Object.fromEntries(traits) }
}

function idProblem(userId: string): { code: string; message: string } | null {
  if (userId === '') return { code: 'MISSING_ID', message: 'The row has no id.' }
  const problem = userId.length > longestId ? `is longer than ${longestId} characters` : isSlip(userId) ? 'names nobody' : textProblem(userId)
  return problem === null ? null : { code: 'INVALID_ID', message: `The id "${userId.slice(0, 60)}" ${problem}.` }
}
