import { cellValue, isPlainNumber } from './cell-value.ts'
import type { CellType } from './cell-value.ts'

export interface DetectedType {
  readonly type: CellType
  /** Nearly all cells are of a narrower type than the one detected: most often these few are slips. */
  readonly nearly: { readonly type: CellType; readonly misfits: number; readonly example: string } | null
}

const fits: readonly { readonly type: CellType; readonly test: (cell: string) => boolean }[] = [
  // 0 and 1 are numbers first: whoever means yes and no can say so.
  { type: 'boolean', test: (cell) => /^(true|false|yes|no|y|n|t|f)$/i.test(cell) },
  { type: 'number', test: isPlainNumber },
  { type: 'date', test: (cell) => /^\d{4}-\d{2}-\d{2}/.test(cell) && cellValue(cell, 'date', 'UTC').ok },
  { type: 'json', test: (cell) => /^[[{]/.test(cell) && cellValue(cell, 'json', 'UTC').ok },
]

/** Digits in these are names of things: a leading zero counts, and nobody adds them up. */
const namesOfThings = /(zip|postal|postcode|plz|phone|mobile|tel|fax|iban|ssn|code|sku|number|nr|id)$/i

const nearlyAll = 0.95
const enoughToTell = 20

/** The type a column most likely has, by its name and the cells seen. Empty cells say nothing. */
export function detectType(name: string, cells: readonly string[]): DetectedType {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
  if (filled.length === 0) return { type: 'string', nearly: null }
  for (const { type, test } of fits) {
    if (type === 'number' && namesOfThings.test(name.trim())) continue
    const misfits = filled.filter((cell) => !test(cell))
    if (misfits.length === 0) return { type, nearly: null }
    if (filled.length >= enoughToTell && misfits.length <= filled.length * (1 - nearlyAll)) return { type: 'string', nearly: { type, misfits: misfits.length, example: (misfits[0] ?? '').slice(0, 60) } }
  }
  return { type: 'string', nearly: null }
}
