import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inOrder, problemMarks } from './problem-marks.ts'
import type { TemplateProblem } from './problem-marks.ts'

const problem = (line: number | null, more: Partial<TemplateProblem> = {}): TemplateProblem => ({ severity: 'error', part: 'body', line, message: 'x', ...more })
const marked = (body: string, line: number): string => problemMarks([problem(line)], body).map(({ from, to }) => body.slice(from, to)).join('|')

describe('where a problem is marked', () => {
  it.each([[1, 'one'], [2, '{{ two }}'], [3, ''], [4, 'four'], [9, 'four'], [0, 'one']])('line %d is "%s"', (line, text) => {
    expect(marked('one\n\t {{ two }}\n\nfour', line)).toBe(text)
  })

  it('is nowhere in the body for the subject, or for what has no line', () => {
    expect(problemMarks([problem(1, { part: 'subject' }), problem(null)], 'text')).toEqual([])
  })

  it('lies inside of whatever the body has become, in order', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('a', ' ', '\n', '\t') }), fc.array(fc.integer({ min: -2, max: 40 })), (body, lines) => {
      const marks = problemMarks(lines.map((line) => problem(line)), body)
      expect(marks).toHaveLength(lines.length)
      marks.forEach(({ from, to }, index) => {
        expect(0 <= from && from <= to && to <= body.length).toBe(true)
        expect(body.slice(from, to)).not.toContain('\n')
        expect(from).toBeGreaterThanOrEqual(marks[index - 1]?.from ?? 0)
      })
    }))
  })
})

it('lists the worst first, then by place', () => {
  const given = [problem(9), problem(2, { severity: 'hint' }), problem(3), problem(null, { part: 'subject' }), problem(1, { severity: 'warning' })]
  expect(inOrder(given).map(({ severity, part, line }) => `${severity} ${part} ${line}`)).toEqual(['error subject null', 'error body 3', 'error body 9', 'warning body 1', 'hint body 2'])
})
