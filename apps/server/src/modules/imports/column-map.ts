import { z } from 'zod'
import { AppError } from '../../errors/app-error.ts'
import { longestId, textProblem } from '../events/index.ts'
import { cellTypes } from './cell-value.ts'
import type { CellType } from './cell-value.ts'

/** What becomes of a column: a trait of a type, or nothing when the trait is null. */
const columnTarget = z.strictObject({ column: z.string().max(1000), trait: z.string().max(longestId).nullable(), type: z.enum(cellTypes).default('string') })

/**
 * Where traits of imported rows come from. As an object, or written as
 * `column=trait:type`    the cell of the column; the type is string when left out,
 * `=pattern=trait:type`  text with `{row}` (number of the row) and `{column}` (cell of that column) filled in,
 * `column=`              the column is left out.
 */
export const columnMapInput = z.array(z.union([z.string().max(2000), columnTarget])).max(400).default([])
type ColumnMapEntry = z.output<typeof columnMapInput>[number]

export type TraitSource =
  | { readonly kind: 'column'; readonly index: number; readonly trait: string; readonly type: CellType | null }
  | { readonly kind: 'pattern'; readonly parts: readonly PatternPart[]; readonly trait: string; readonly type: CellType | null }

type PatternPart = { readonly text: string } | { readonly column: number } | { readonly row: true }

/** Reads the mapping of a table. Columns that are not named in it become a trait of their own name with no type; `reserved` ones are not traits. */
export function readColumnMap(given: readonly ColumnMapEntry[], header: readonly string[], reserved: readonly string[]): TraitSource[] {
  const mapped = given.map((entry) => (typeof entry === 'string' ? readEntry(entry, header) : readTargetOf(entry, header)))
  const named = new Set(mapped.flatMap((entry) => (entry.column === null ? [] : [entry.column])))
  const others = header.flatMap((name, index): TraitSource[] => named.has(index) || reserved.includes(name) || name === '' ? [] : [{ kind: 'column', index, trait: checkTrait(name), type: null }])
  const sources = [...mapped.flatMap(({ source }) => (source === null ? [] : [source])), ...others]
  const twice = sources.find(({ trait }, index) => sources.findIndex((source) => source.trait === trait) !== index)
  if (twice) throw new AppError('INVALID_INPUT', `More than one column becomes "${twice.trait}": leave one out or give it another name.`)
  return sources
}

interface ReadEntry { readonly source: TraitSource | null; readonly column: number | null }

function readTargetOf({ column, trait, type }: z.output<typeof columnTarget>, header: readonly string[]): ReadEntry {
  const index = columnIndex(column, header)
  return { source: trait === null ? null : { kind: 'column', index, trait: checkTrait(trait), type }, column: index }
}

function readEntry(text: string, header: readonly string[]): ReadEntry {
  const end = text.lastIndexOf('=')
  if (end < 1) throw new AppError('INVALID_INPUT', `map "${text.slice(0, 100)}": write column=trait:type, =pattern=trait:type or column=.`)
  const from = text.slice(0, end)
  const target = text.slice(end + 1)
  if (from.startsWith('=')) return { source: { kind: 'pattern', parts: readPattern(from.slice(1), header), ...readTarget(target, text) }, column: null }
  const index = columnIndex(from, header)
  return { source: target === '' ? null : { kind: 'column', index, ...readTarget(target, text) }, column: index }
}

function readTarget(target: string, text: string): { trait: string; type: CellType } {
  const colon = target.lastIndexOf(':')
  const name = colon === -1 ? 'string' : target.slice(colon + 1)
  const type = cellTypes.find((each) => each === name)
  if (type === undefined) throw new AppError('INVALID_INPUT', `map "${text.slice(0, 100)}": the type is one of ${cellTypes.join(', ')}.`)
  return { trait: checkTrait(colon === -1 ? target : target.slice(0, colon)), type }
}

function checkTrait(trait: string): string {
  const problem = trait === '' ? 'has no name' : trait === '__proto__' ? 'is not allowed as a name' : trait.length > longestId ? `is longer than ${longestId} characters` : textProblem(trait)
  if (problem !== null) throw new AppError('INVALID_INPUT', `The trait "${trait.slice(0, 60)}" ${problem}.`)
  return trait
}

export function columnIndex(name: string, header: readonly string[]): number {
  const index = header.indexOf(name)
  if (index === -1) throw new AppError('INVALID_INPUT', `The file has no column "${name.slice(0, 100)}". Its columns: ${header.join(', ').slice(0, 500)}.`)
  return index
}

function readPattern(pattern: string, header: readonly string[]): PatternPart[] {
  return pattern.split(/(\{[^{}]*\})/).filter((part) => part !== '').map((part) => {
    if (!part.startsWith('{') || !part.endsWith('}')) return { text: part }
    const name = part.slice(1, -1)
    return name === 'row' && !header.includes('row') ? { row: true } : { column: columnIndex(name, header) }
  })
}

/** The text of a source in one row. A pattern with an empty cell in it says nothing. */
export function sourceText(source: TraitSource, cells: readonly string[], row: number): string {
  if (source.kind === 'column') return cells[source.index] ?? ''
  const texts = source.parts.map((part) => ('text' in part ? part.text : 'row' in part ? String(row) : cells[part.column] ?? ''))
  return texts.includes('') ? '' : texts.join('')
}
