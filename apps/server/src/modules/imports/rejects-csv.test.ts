import { expect, test } from 'vitest'
import { csvCell } from './rejects-csv.ts'

test.each([
  ['plain', 'plain'], ['a,b', '"a,b"'], ['say "hi"', '"say ""hi"""'], ['two\nlines', '"two\nlines"'],
  ['=HYPERLINK("http://x")', '"\'=HYPERLINK(""http://x"")"'], ['+1', '"\'+1"'], ['-1', '"\'-1"'], ['@SUM(A1)', '"\'@SUM(A1)"'], ['\tx', '"\'\tx"'], ['\rx', '"\'\rx"'], ['\0x', '"\'\0x"'],
])('%j is written as %j: no spreadsheet runs it', (cell, written) => {
  expect(csvCell(cell)).toBe(written)
})
