import { describe, expect, test } from 'vitest'
import type { JsonValue } from '@sendero/flow-engine'
import { cellValue, guessedValue } from './cell-value.ts'
import type { CellType } from './cell-value.ts'

describe('a cell of a given type', () => {
  test.each<[CellType, string, JsonValue]>([
    ['string', ' 007 ', ' 007 '],
    ['number', '142.44', 142.44], ['number', ' -3 ', -3], ['number', '1e3', 1000], ['number', '.5', 0.5],
    ['boolean', 'Yes', true], ['boolean', '0', false], ['boolean', 'T', true],
    ['date', '2026-03-01', '2026-03-01'], ['date', '2026-03-01T09:00:00+01:00', '2026-03-01T08:00:00.000Z'],
    ['date', '2026-07-01 09:30', '2026-07-01T07:30:00.000Z'], ['date', '2026-01-01T09:30:15.5', '2026-01-01T08:30:15.500Z'],
    ['json', '{"a":[1,null]}', { a: [1, null] }],
  ])('%s %j', (type, cell, value) => {
    expect(cellValue(cell, type, 'Europe/Madrid')).toEqual({ ok: true, value })
  })

  test.each<[CellType, string, string]>([
    ['number', '12,5', 'INVALID_NUMBER'], ['number', 'abc', 'INVALID_NUMBER'], ['number', '1e999', 'INVALID_NUMBER'], ['number', '0x1f', 'INVALID_NUMBER'],
    ['boolean', 'maybe', 'INVALID_BOOLEAN'],
    ['date', '31/12/2026', 'INVALID_DATE'], ['date', '2026-02-30', 'INVALID_DATE'], ['date', '2026-02-30 10:00', 'INVALID_DATE'], ['date', '2026-02-20 25:00', 'INVALID_DATE'],
    ['json', '{a:1}', 'INVALID_JSON'], ['json', '{"__proto__":1}', 'INVALID_JSON'],
  ])('%s refuses %j', (type, cell, code) => {
    expect(cellValue(cell, type, 'UTC')).toMatchObject({ ok: false, code })
  })
})

test.each<[string, JsonValue]>([
  ['29.33', 29.33], ['-4', -4], ['0', 0], ['29.30', 29.3], ['true', true], ['false', false],
  ['007', '007'], ['1e5', '1e5'], ['12345678901234567890', '12345678901234567890'], ['+49 30', '+49 30'], ['TRUE', 'TRUE'], ['', ''],
])('%j without a type is read as %j', (cell, value) => {
  expect(guessedValue(cell)).toBe(value)
})
