import { expect, test } from 'vitest'
import { readRecurrence } from './recurrence-parts.ts'

test('a rule is read part by part', () => {
  expect(readRecurrence('FREQ=MONTHLY;INTERVAL=2;BYDAY=1MO,-1FR,WE;BYMONTH=1,12;BYSETPOS=-1;WKST=SU;UNTIL=20271231T235959Z')).toEqual({
    ok: true,
    parts: {
      freq: 'MONTHLY', interval: 2, count: null, until: '20271231T235959Z', byDay: [{ weekday: 0, nth: 1 }, { weekday: 4, nth: -1 }, { weekday: 2, nth: null }],
      byMonthDay: [], byMonth: [1, 12], byYearDay: [], byWeekNo: [], bySetPos: [-1], weekStart: 6,
    },
  })
})

test.each([
  ['', /"" is no part/],
  ['INTERVAL=2', /FREQ is missing/],
  ['FREQ=HOURLY', /more than once a day; use DAILY/],
  ['FREQ=SOMETIMES', /unknown; use DAILY/],
  ['FREQ=DAILY;BYHOUR=9,17', /BYHOUR would make it more than once a day/],
  ['FREQ=DAILY;BYEASTER=0', /no part of a rule; use FREQ/],
  ['FREQ=DAILY;FREQ=WEEKLY', /there twice/],
  ['FREQ=DAILY;COUNT', /no part of a rule/],
  ['FREQ=DAILY;INTERVAL=0', /INTERVAL=0 is out of bounds; use 1 to 1000/],
  ['FREQ=DAILY;INTERVAL=1,2', /INTERVAL=1,2 is out of bounds/],
  ['FREQ=DAILY;COUNT=-1', /COUNT=-1 is out of bounds/],
  ['FREQ=DAILY;COUNT=3;UNTIL=20271231', /use one of them/],
  ['FREQ=DAILY;UNTIL=20270230', /UNTIL=20270230 is no day/],
  ['FREQ=DAILY;UNTIL=tomorrow', /is no day; use 20261231/],
  ['FREQ=MONTHLY;BYMONTHDAY=45', /BYMONTHDAY=45 is out of bounds; use 1 to 31, or -31 to -1/],
  ['FREQ=MONTHLY;BYMONTHDAY=0', /BYMONTHDAY=0 is out of bounds/],
  ['FREQ=YEARLY;BYMONTH=13', /BYMONTH=13/],
  ['FREQ=YEARLY;BYMONTH=-1', /BYMONTH=-1/],
  ['FREQ=WEEKLY;BYDAY=XX', /names no weekday; use MO, TU/],
  ['FREQ=MONTHLY;BYDAY=0MO', /counts wrongly/],
  ['FREQ=WEEKLY;BYDAY=1MO', /Only FREQ=MONTHLY and FREQ=YEARLY can count weekdays/],
  ['FREQ=YEARLY;BYWEEKNO=20;BYDAY=1MO', /BYWEEKNO picks weeks/],
  ['FREQ=WEEKLY;BYMONTHDAY=3', /use FREQ=MONTHLY/],
  ['FREQ=MONTHLY;BYYEARDAY=3', /BYYEARDAY goes with FREQ=YEARLY only/],
  ['FREQ=MONTHLY;BYWEEKNO=3', /BYWEEKNO goes with FREQ=YEARLY only/],
  ['FREQ=MONTHLY;BYSETPOS=1', /BYSETPOS picks from other parts/],
  ['FREQ=WEEKLY;WKST=8', /WKST=8 names no weekday/],
])('"%s" is refused with what to do', (rule, reason) => {
  const read = readRecurrence(rule)
  expect(read.ok ? 'read' : read.reason).toMatch(reason)
})
