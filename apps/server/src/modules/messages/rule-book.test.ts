import { expect, test } from 'vitest'
import type { CountedSend } from './counted-sends-repository.ts'
import type { MailRules } from './mail-rules.ts'
import { RuleBook } from './rule-book.ts'

const hour = 3_600_000
// A Wednesday; noon in Berlin.
const now = Date.parse('2026-01-14T11:00:00Z')
const none: MailRules = { frequencyCaps: [], quietHours: null, revision: 7, timeZone: 'Europe/Berlin' }
const capped: MailRules = { ...none, frequencyCaps: [{ channel: 'email', most: 2, within: 'P1D' }] }
const officeHours = { from: '09:00', to: '18:00', weekdays: [1, 2, 3, 4, 5] }
const quiet: MailRules = { ...none, quietHours: officeHours }

const open = ({ at = now, startsWithinMs = 0, counted = [] }: { at?: number; startsWithinMs?: number; counted?: CountedSend[] } = {}): RuleBook => new RuleBook({ now: at, startsWithinMs, counted })
const mail = (messageId: string, rules: MailRules, more: { customerId?: string; revision?: number; timeZone?: string | null } = {}) => ({ messageId, customerId: 'ann', rules, revision: 7, timeZone: null, ...more })
const sent = (messageId: string, hoursAgo: number, customerId = 'ann'): CountedSend => ({ customerId, messageId, at: now - hoursAgo * hour })

test('without rules everything goes', () => {
  expect(open().judge(mail('a', none))).toEqual({ kind: 'go', inputs: null })
})

test('rules that have changed since are not judged by', () => {
  expect(open().judge(mail('a', capped, { revision: 8 }))).toEqual({ kind: 'again', error: null })
})

test('mails of one batch count against each other, each person on their own', () => {
  const book = open({ counted: [sent('before', 3)] })
  expect(['a', 'b'].map((id) => book.judge(mail(id, capped)).kind)).toEqual(['go', 'skip'])
  expect(book.judge(mail('c', capped))).toEqual({ kind: 'skip', reason: 'capped', error: '2 per day reached' })
  expect(book.judge(mail('d', capped, { customerId: 'bob' })).kind).toBe('go')
})

test('a mail that is tried again is not in its own way, and keeps its place until it gives it up', () => {
  const counted = [sent('again', 2), sent('other', 1)]
  expect(open({ counted }).judge(mail('again', capped)).kind).toBe('go')
  expect(open({ counted }).judge(mail('third', capped)).kind).toBe('skip')
  // Two others went out while its place had run out: it is over, and the next one does not count it any more.
  const book = open({ counted: [sent('again', 23), sent('x', 2), sent('y', 1)] })
  expect(book.judge(mail('again', capped)).kind).toBe('skip')
  expect(book.judge(mail('x', capped)).kind).toBe('go')
})

test('inside the window a mail goes, by the clock of its person, else by that of the workspace', () => {
  expect(open().judge(mail('a', quiet, { timeZone: 'Europe/Lisbon' }))).toEqual({ kind: 'go', inputs: { timeZone: 'Europe/Lisbon', timeZoneOf: 'customer' } })
  for (const timeZone of [null, 'Mars/Olympus']) expect(open().judge(mail('a', quiet, { timeZone }))).toEqual({ kind: 'go', inputs: { timeZone: 'Europe/Berlin', timeZoneOf: 'workspace' } })
  expect(open().judge(mail('a', quiet, { timeZone: 'America/New_York' }))).toEqual({
    kind: 'wait', until: Date.parse('2026-01-14T14:00:00Z'), inputs: { timeZone: 'America/New_York', timeZoneOf: 'customer' }, error: 'until 2026-01-14 09:00 in America/New_York',
  })
})

test('outside the window it waits, and the words say whose clock it was', () => {
  expect(open({ at: now + 7 * hour }).judge(mail('a', quiet))).toEqual({
    kind: 'wait', until: Date.parse('2026-01-15T08:00:00Z'), inputs: { timeZone: 'Europe/Berlin', timeZoneOf: 'workspace' },
    error: 'until 2026-01-15 09:00 in Europe/Berlin, the time zone of the workspace: their own is not known',
  })
})

test('a mail that could not leave a second before the window closes waits for the next one', () => {
  const close = Date.parse('2026-01-14T17:00:00Z')
  const kinds = (before: number, startsWithinMs: number): string => open({ at: close - before, startsWithinMs }).judge(mail('a', quiet)).kind
  expect([kinds(1_000, 0), kinds(999, 0), kinds(18_000, 17_000), kinds(17_999, 17_000)]).toEqual(['go', 'wait', 'go', 'wait'])
})

test('what waits takes no place under the caps', () => {
  const both: MailRules = { ...quiet, frequencyCaps: capped.frequencyCaps }
  const book = open({ counted: [sent('x', 1), sent('y', 1)] })
  expect(book.judge(mail('a', both, { timeZone: 'America/New_York' })).kind).toBe('wait')
  expect(book.judge(mail('b', both)).kind).toBe('skip')
})
