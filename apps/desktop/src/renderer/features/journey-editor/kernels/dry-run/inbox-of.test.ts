import type { Plan } from '@sendero/flow-engine'
import { journey } from '@sendero/flow-engine/testing'
import { describe, expect, it } from 'vitest'
import { dryRun, type DryRunInput } from './dry-run.ts'
import type { DryPerson } from './dry-person.ts'
import { inboxOf, type MailRules } from './inbox-of.ts'

// A Tuesday, 09:00.
const start = Date.UTC(2026, 11, 1, 9)
const anna: DryPerson = { id: 'cus_anna', userId: 'anna', traits: { plan: 'free' }, timeZone: 'UTC', events: [], lists: [], segments: [], saidSegments: {}, unreachable: null, mailsBefore: 0 }
const anyTime: MailRules = { frequencyCaps: [], quietHours: null }

interface World { readonly input?: Partial<DryRunInput>; readonly rules?: Partial<MailRules>; readonly mailsBefore?: number; readonly transactional?: string }

function inbox(plan: Plan, { input = {}, rules = {}, mailsBefore = 0, transactional = '' }: World = {}) {
  const walk = dryRun({ plan, person: anna, start, entryEvent: null, workspaceTimeZone: 'UTC', segmentRules: new Map(), happenings: [], answers: {}, ...input })
  return inboxOf(walk, { start, timeZone: 'UTC', mailsBefore, rules: { ...anyTime, ...rules }, isMarketing: (id) => id !== transactional })
}

/** Each mail with the time it arrives, and why it does not. */
const told = (plan: Plan, world?: World): string[] => inbox(plan, world).map(({ nodeId, arrivesAt, fate }) => `${nodeId} ${new Date(arrivesAt).toISOString().slice(5, 16)} ${fate.kind}`)

describe('what one person finds in their inbox', () => {
  const two = journey().onApi().email('m1').wait('w', 'P2D').email('m2').plan()

  it('is every mail of the way, at the time it is sent', () => {
    expect(told(two)).toEqual(['m1 12-01T09:00 arrives', 'm2 12-03T09:00 arrives'])
    expect(inbox(two).map(({ templateId, stop }) => [templateId, stop])).toEqual([['tpl_m1', 1], ['tpl_m2', 4]])
  })

  it('is rendered with what the journey has changed of them by then', () => {
    const plan = journey().onApi().email('before').wait('w', 'P1D').updateCustomer('u', { plan: 'pro' }).email('after').plan()
    expect(inbox(plan).map(({ traits }) => traits['plan'])).toEqual(['free', 'pro'])
  })

  it('waits for the hours mail is sent in, by their own clock; transactional mail does not', () => {
    const rules = { quietHours: { from: '10:00', to: '18:00', weekdays: [1, 2, 4] } }
    expect(told(two, { rules })).toEqual(['m1 12-01T10:00 arrives', 'm2 12-03T10:00 arrives'])
    expect(told(two, { rules, transactional: 'tpl_m1' })).toEqual(['m1 12-01T09:00 arrives', 'm2 12-03T10:00 arrives'])
    const tokyo = { person: { ...anna, traits: { timezone: 'Asia/Tokyo' } } }
    expect(told(two, { rules, input: tokyo })[0]).toBe('m1 12-03T01:00 arrives')
    expect(told(two, { rules: { quietHours: { ...rules.quietHours, weekdays: [5] } } })).toEqual(['m1 12-04T10:00 arrives', 'm2 12-04T10:00 arrives'])
  })

  it('has no more marketing mails than the workspace lets one person have', () => {
    const rules = { frequencyCaps: [{ most: 1, within: 'P7D' }] }
    expect(told(two, { rules })).toEqual(['m1 12-01T09:00 arrives', 'm2 12-03T09:00 capped'])
    expect(told(two, { rules, mailsBefore: 1 })).toEqual(['m1 12-01T09:00 capped', 'm2 12-03T09:00 capped'])
    expect(told(two, { rules, transactional: 'tpl_m1' })).toEqual(['m1 12-01T09:00 arrives', 'm2 12-03T09:00 arrives'])
    expect(told(journey().onApi().email('m1').wait('w', 'P7D').email('m2').plan(), { rules })).toEqual(['m1 12-01T09:00 arrives', 'm2 12-08T09:00 arrives'])
  })

  it('has nothing for whom mail does not reach, but what is owed to them', () => {
    const gone = { person: { ...anna, unreachable: 'unsubscribed' as const } }
    expect(told(two, { input: gone, transactional: 'tpl_m2' })).toEqual(['m1 12-01T09:00 unreachable', 'm2 12-03T09:00 arrives'])
    expect(told(two, { input: { person: { ...anna, unreachable: 'no_address' } }, transactional: 'tpl_m2' })[1]).toBe('m2 12-03T09:00 unreachable')
  })

  it('has no mail that still waited for its hour when they met the goal of the whole journey', () => {
    const plan = journey().onApi().goalWhen('paid', { event: 'Paid' }).email('m').wait('w', 'P9D').plan()
    const paid = { happenings: [{ at: start + 3_600_000, kind: 'event' as const, event: 'Paid', properties: {} }] }
    const rules = { quietHours: { from: '12:00', to: '18:00', weekdays: [1, 2, 3, 4, 5, 6, 7] } }
    expect(told(plan, { input: paid, rules })).toEqual(['m 12-01T12:00 hasLeft'])
    expect(told(plan, { input: paid })).toEqual(['m 12-01T09:00 arrives'])
    expect(told(journey().onApi().email('m').exit('x').plan(), { rules })).toEqual(['m 12-01T12:00 arrives'])
  })
})
