import { compileJourney } from '@sendero/flow-engine'
import { journey } from '@sendero/flow-engine/testing'
import { describe, expect, it } from 'vitest'
import { repeatInWords, weekdaysInWords } from './repeat-in-words.ts'
import { repeatOf, ruleOf, type Repeat } from './repeat.ts'

const repeats: readonly (readonly [Repeat, string | undefined, string])[] = [
  [{ kind: 'once' }, undefined, ''],
  [{ kind: 'daily', every: 1 }, 'FREQ=DAILY', 'every day'],
  [{ kind: 'daily', every: 3 }, 'FREQ=DAILY;INTERVAL=3', 'every 3 days'],
  [{ kind: 'weekly', every: 1, weekdays: [1, 4] }, 'FREQ=WEEKLY;BYDAY=MO,TH', 'every Mon, Thu'],
  [{ kind: 'weekly', every: 2, weekdays: [1, 2, 3, 4, 5] }, 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TU,WE,TH,FR', 'every 2 weeks on Mon to Fri'],
  [{ kind: 'weekly', every: 1, weekdays: [] }, 'FREQ=WEEKLY', 'every week'],
  [{ kind: 'monthlyDay', every: 1, day: 15 }, 'FREQ=MONTHLY;BYMONTHDAY=15', 'every month on day 15'],
  [{ kind: 'monthlyDay', every: 1, day: -1 }, 'FREQ=MONTHLY;BYMONTHDAY=-1', 'every month on the last day'],
  [{ kind: 'monthlyWeekday', every: 1, nth: 1, weekday: 1 }, 'FREQ=MONTHLY;BYDAY=1MO', 'every month on the first Monday'],
  [{ kind: 'monthlyWeekday', every: 3, nth: -1, weekday: 5 }, 'FREQ=MONTHLY;INTERVAL=3;BYDAY=-1FR', 'every 3 months on the last Friday'],
  [{ kind: 'yearly', every: 1 }, 'FREQ=YEARLY', 'every year'],
  [{ kind: 'own', rule: 'FREQ=DAILY;COUNT=3' }, 'FREQ=DAILY;COUNT=3', 'by a rule of its own'],
]

describe('a repeat', () => {
  it.each(repeats)('%j is the rule %s and read back from it', (repeat, rule, words) => {
    expect(ruleOf(repeat)).toBe(rule)
    expect(repeatOf(rule)).toEqual(repeat)
    expect(repeatInWords(repeat)).toBe(words)
  })

  it.each([
    'FREQ=WEEKLY;BYDAY=1MO', 'FREQ=WEEKLY;BYDAY=MO;UNTIL=20270101', 'FREQ=MONTHLY', 'FREQ=MONTHLY;BYDAY=5MO', 'FREQ=MONTHLY;BYMONTHDAY=32', 'FREQ=MONTHLY;BYMONTHDAY=-2', 'FREQ=YEARLY;BYMONTH=6',
    'FREQ=DAILY;INTERVAL=0', 'FREQ=HOURLY', 'FREQ=DAILY;FREQ=DAILY', 'nonsense', '',
  ])('leaves the rule "%s" as it is: the form has no words for it', (rule) => { expect(repeatOf(rule)).toEqual({ kind: 'own', rule }) })

  it('is a rule the compiler takes', () => {
    for (const [, rule] of repeats) {
      const document = journey().exit('x').document()
      const codes = compileJourney({ ...document, entry: { ...document.entry, trigger: { kind: 'schedule', start: '2026-12-24T09:00', clock: 'workspace', ...(rule === undefined ? {} : { rule }) } } }).diagnostics.map(({ code }) => code)
      expect(codes, rule).not.toContain('SCHEDULE_RULE_INVALID')
    }
  })
})

it.each([[[1], 'Monday'], [[5, 1], 'Mon, Fri'], [[1, 2, 3, 4, 5], 'Mon to Fri'], [[6, 7], 'Sat, Sun'], [[1, 2, 3, 4, 5, 6, 7], 'every day'], [[], '']])('the weekdays %j are called "%s"', (weekdays, words) => {
  expect(weekdaysInWords(weekdays)).toBe(words)
})
