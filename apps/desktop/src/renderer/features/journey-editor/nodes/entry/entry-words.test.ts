import type { Entry } from '@sendero/flow-engine/document'
import { describe, expect, it } from 'vitest'
import { dayWords } from '../date-words.ts'
import { entrySummary, entryTitle } from './summary.ts'
import { isBlankTrigger, startTrigger } from './trigger-kinds.ts'
import { triggerInWords } from './trigger-words.ts'

const nameOf = (id: string): string | null => ({ seg_1: 'Regulars' })[id] ?? null
/** As the reader's language writes it. */
const christmas = dayWords('2026-12-24')
const once: Entry['reentry'] = { kind: 'never' }

describe('an entry', () => {
  it.each<[Entry['trigger'], string, string, string]>([
    [{ kind: 'event', event: 'Order', where: [{ property: 'total', is: 'gte', value: 1 }] }, 'Order', 'Each person once · 1 filter', 'People enter when they do “Order”.'],
    [{ kind: 'segmentEntered', segmentId: 'seg_1' }, 'Regulars', 'Each person once', 'People enter when they come into “Regulars”.'],
    [{ kind: 'segmentLeft', segmentId: 'seg_1' }, 'Leaving Regulars', 'Each person once', 'People enter when they leave “Regulars”.'],
    [{ kind: 'schedule', start: '2026-12-24T09:00', clock: 'workspace' }, `${christmas} at 09:00`, 'Everybody · Each person once', `Everybody enters on ${christmas} at 09:00 (UTC).`],
    [
      { kind: 'schedule', start: '2026-12-24T09:00', rule: 'FREQ=WEEKLY;BYDAY=MO', clock: 'customer', segmentId: 'seg_1' },
      'Every Monday at 09:00', 'Regulars · Each person once', `Everybody in “Regulars” enters every Monday at 09:00, from ${christmas}, by the clock where they are.`,
    ],
    [
      { kind: 'date', path: 'renewsAt', offset: { direction: 'before', by: 'P3D' }, time: '09:00', yearly: true, segmentId: 'seg_1' },
      '3 days before renewsAt', '09:00, yearly · Regulars · Each person once', 'People in “Regulars” enter 3 days before the day in “renewsAt” at 09:00 where they are, every year.',
    ],
    [{ kind: 'date', path: 'birthday', time: '08:00', yearly: false }, 'On birthday', '08:00 · Everybody · Each person once', 'People enter on the day in “birthday” at 08:00 where they are.'],
    [{ kind: 'api' }, 'Sent by the API', 'Each person once', 'People enter when you send them in by the API.'],
    [{ kind: 'journey' }, 'From another journey', 'Each person once', 'People enter when another journey sends them.'],
  ])('by %j is told on its card and as a sentence', (trigger, title, line, sentence) => {
    const entry: Entry = { trigger, reentry: once }
    expect([entryTitle(entry, nameOf), entrySummary(entry, nameOf), triggerInWords(trigger, { nameOf, zone: 'UTC' })]).toEqual([title, line, sentence])
  })

  it.each<[Entry['trigger'], string]>([
    [{ kind: 'event', event: '', where: [] }, 'Choose an event'], [{ kind: 'segmentLeft', segmentId: '' }, 'Choose a segment'], [{ kind: 'schedule', start: 'T09:00', clock: 'workspace' }, 'Choose a day and time'], [{ kind: 'date', path: '', time: '09:00', yearly: false }, 'Choose a date'],
  ])('that is not set says what to choose: %j', (trigger, title) => { expect(entryTitle({ trigger, reentry: once }, nameOf)).toBe(title) })

  it.each<[Partial<Entry>, string]>([
    [{ reentry: { kind: 'afterTime', for: 'P30D' } }, 'Again after 30 days'], [{ reentry: { kind: 'always' } }, 'Every time'], [{ reentry: { kind: 'always', atMost: 2 } }, 'Every time, 2 at once'], [{ holdout: { percent: 5, salt: 's' } }, 'Each person once · 5% held out'],
  ])('%j is on its card', (part, line) => { expect(entrySummary({ trigger: { kind: 'api' }, reentry: once, ...part }, nameOf)).toBe(line) })

  it('keeps the segment that was chosen when another way in looks at one too', () => {
    const now = Date.UTC(2026, 10, 30, 12)
    const before: Entry['trigger'] = { kind: 'segmentEntered', segmentId: 'seg_1' }
    expect([startTrigger('segmentLeft', { before, now }), startTrigger('date', { before, now })]).toEqual([{ kind: 'segmentLeft', segmentId: 'seg_1' }, { kind: 'date', path: '', time: '09:00', yearly: false, segmentId: 'seg_1' }])
    expect(startTrigger('schedule', { before: { kind: 'api' }, now })).toEqual({ kind: 'schedule', start: '2026-12-01T09:00', clock: 'workspace' })
    expect([isBlankTrigger({ kind: 'event', event: '', where: [] }), isBlankTrigger(before), isBlankTrigger({ kind: 'api' })]).toEqual([true, false, false])
  })
})
