import { describe, expect, it } from 'vitest'
import type { NodeConfigs, NodeKind } from '../nodes/registry.ts'
import { nodeKinds } from '../nodes/registry.ts'
import { configInWords, endsInWords, entryInWords } from './config-in-words.ts'
import type { JourneyEnd } from './ends.ts'
import type { Entry } from './entry.ts'

const names: Readonly<Record<string, string>> = { tpl_1: 'Welcome', seg_1: 'VIPs', jrn_1: 'Onboarding' }
const nameOf = (id: string): string | null => names[id] ?? null

function told<Kind extends NodeKind>(kind: Kind, config: NodeConfigs[Kind]): string[] {
  return configInWords(kind, config, nameOf).map(({ label, words }) => `${label}: ${words}`)
}

describe('what is set in a node, in words', () => {
  it('calls a template by its name, by its id when the name is not known, and by nothing while it is missing', () => {
    expect(told('email', { templateId: 'tpl_1' })).toEqual(['template: "Welcome"'])
    expect(told('email', { templateId: 'tpl_gone' })).toEqual(['template: "tpl_gone"'])
    expect(told('email', { templateId: '' })).toEqual(['template: '])
  })

  it('tells a webhook by method, address, headers and body', () => {
    expect(told('webhook', { method: 'PUT', url: 'https://example.test/a', headers: { 'x-key': '1', accept: 'text/plain' }, body: null }))
      .toEqual(['method: PUT', 'address: https://example.test/a', 'headers: x-key: 1, accept: text/plain', 'body: '])
    expect(told('webhook', { method: 'POST', url: '', headers: {}, body: '{}' })).toEqual(['method: POST', 'address: ', 'headers: ', 'body: {}'])
  })

  it('tells waits by their length, and for what they wait', () => {
    expect(told('wait', { for: 'P1DT2H' })).toEqual([': 1 day 2 hours'])
    expect(told('waitForEvent', { event: 'Order', where: [{ property: 'total', is: 'gt', value: 5 }], timeout: 'P2D' }))
      .toEqual(['event: "Order"', 'conditions: total is more than 5', 'timeout: 2 days'])
    expect(told('waitForEvent', { event: '', where: [], timeout: '' })).toEqual(['event: ', 'conditions: ', 'timeout: no time'])
  })

  it('tells branches by their name, or by their id while they have none', () => {
    const rule = { trait: 'plan', is: 'isSet' } as const
    expect(told('splitRules', { branches: [{ id: 'a', name: 'Paying', rule }, { id: 'b', name: '', rule }, { id: 'c', rule }] }))
      .toEqual(['branch "Paying": plan is set', 'branch "b": plan is set', 'branch "c": plan is set'])
    expect(told('splitPercent', { salt: 's', branches: [{ id: 'a', percent: 33.33 }, { id: 'b', name: 'Rest', percent: 66.67 }] }))
      .toEqual(['branch "a": 33.33 %', 'branch "Rest": 66.67 %', 'salt, which decides who goes where,: s'])
  })

  // What stays the same is found by its key: a branch keeps it when it is renamed, and differs from an attribute of that name.
  it('keys a branch by its id, whatever it is called', () => {
    const keys = (name?: string) => configInWords('splitPercent', { salt: '', branches: [{ id: 'a', percent: 1, ...(name === undefined ? {} : { name }) }] }, nameOf).map(({ key }) => key)
    expect(keys('One')).toEqual(keys('Two'))
    expect(keys()).toEqual(['branch a', 'salt, which decides who goes where,'])
  })

  it('shows the value of an attribute by its type', () => {
    expect(told('updateCustomer', { set: { a: 'x', b: 1, c: true, d: null, e: [1, 'y'], f: { g: 1 } }, unset: ['h.i'] }))
      .toEqual(['attribute a: "x"', 'attribute b: 1', 'attribute c: true', 'attribute d: null', 'attribute e: [1,"y"]', 'attribute f: {"g":1}', 'attribute h.i: removed'])
  })

  it('names a goal, and has nothing to say of an exit', () => {
    expect(told('goal', { name: 'Bought' })).toEqual(['goal: "Bought"'])
    expect(told('goal', { name: '' })).toEqual(['goal: '])
    expect(told('exit', {})).toEqual([])
  })

  it('tells what the team hears', () => {
    expect(told('notifyTeam', { url: 'https://a.test', text: 'New lead' })).toEqual(['address: https://a.test', 'text: "New lead"'])
  })

  it('tells a date by where it comes from, and how far it is moved', () => {
    const until = (config: Partial<NodeConfigs['waitUntil']>) => told('waitUntil', { date: { from: 'fixed', day: '2026-12-24' }, yearly: false, ...config })
    expect(until({})).toEqual([': 2026-12-24', 'time: ', 'every year: '])
    expect(until({ date: { from: 'trait', path: 'birthday' }, yearly: true, time: '09:00' })).toEqual([': their "birthday"', 'time: 09:00', 'every year: yes'])
    expect(until({ date: { from: 'event', path: 'dueAt' }, offset: { direction: 'before', by: 'P7D' } })).toEqual([': 7 days before "dueAt" of the event', 'time: ', 'every year: '])
  })

  it('tells a window by its days, in their order, and by whose clock', () => {
    const window = (weekdays: number[], clock: 'customer' | 'workspace' = 'customer') => told('waitForWindow', { weekdays, from: '09:00', to: '17:00', clock })
    expect(window([7, 1, 3, 1])).toEqual([': Mon, Wed, Sun 09:00 to 17:00', 'by the clock: where they are'])
    expect(window([1, 2, 3, 4, 5, 6, 7], 'workspace')).toEqual([': every day 09:00 to 17:00', 'by the clock: of the workspace'])
    expect(window([1, 1, 1, 1, 1, 1, 1])).toEqual([': Mon 09:00 to 17:00', 'by the clock: where they are'])
  })

  it('tells a segment by its name, and whether they are to be in it or out of it', () => {
    expect(told('waitForSegment', { segmentId: 'seg_1', until: 'entered', timeout: 'P2D' })).toEqual(['until in segment: "VIPs"', 'timeout: 2 days'])
    expect(told('waitForSegment', { segmentId: 'seg_x', until: 'left', timeout: 'P2D' })).toEqual(['until out of segment: "seg_x"', 'timeout: 2 days'])
  })

  it('tells branches of an event by their conditions', () => {
    expect(told('splitEvent', { branches: [{ id: 'a', name: 'Big', where: [{ property: 'total', is: 'gte', value: 100 }] }, { id: 'b', where: [] }] })).toEqual(['branch "Big": total is at least 100', 'branch "b": every event'])
  })

  it('tells an experiment by its variants and by what decides it', () => {
    const config: NodeConfigs['experiment'] = { salt: 's', variants: [{ id: 'a', name: 'Short', percent: 50 }, { id: 'b', percent: 50 }], metric: 'clicked', minimumSample: 100, confidence: 99.5, deadline: 'P7D', fallback: '' }
    expect(told('experiment', config)).toEqual([
      'branch "Short": 50 %', 'branch "b": 50 %', 'decided by: clicked', 'smallest sample: 100', 'confidence: 99.5 %', 'deadline: 7 days', 'fallback: the best so far', 'salt, which decides who goes where,: s',
    ])
    expect(told('experiment', { ...config, fallback: 'b' })).toContain('fallback: "b"')
  })

  it('tells shares and limits by their numbers', () => {
    expect(told('holdout', { salt: 's', percent: 7.5 })).toEqual(['share: 7.5 %', 'salt, which decides who is held out,: s'])
    expect(told('reachable', { channel: 'email' })).toEqual(['channel: email'])
    expect(told('frequencyGate', { channel: 'email', most: 3, within: 'P7D' })).toEqual([': 3 by email in 7 days'])
    expect(told('throttle', { limit: 1000, per: 'PT1H' })).toEqual([': 1000 per 1 hour'])
  })

  it('tells what is changed of a person', () => {
    expect(told('tag', { add: ['vip', 'new'], remove: ['trial'] })).toEqual(['tag "vip": given', 'tag "new": given', 'tag "trial": taken away'])
    expect([told('adjustScore', { by: 5, attribute: 'leadScore' }), told('adjustScore', { by: -2.5, attribute: 'x' }), told('adjustScore', { by: 0, attribute: 'x' })])
      .toEqual([['points in leadScore: +5'], ['points in x: -2.5'], ['points in x: 0']])
    expect([told('list', { listId: 'lst_1', action: 'add' }), told('list', { listId: 'lst_1', action: 'remove' })]).toEqual([['put on: "lst_1"'], ['taken off: "lst_1"']])
    expect(told('subscribe', { channel: 'email', to: 'unsubscribed' })).toEqual(['email: unsubscribed'])
    expect(told('emitEvent', { event: 'Scored', properties: { points: 5, of: { a: 1 } } })).toEqual(['event: "Scored"', 'property points: 5', 'property of: {"a":1}'])
  })

  it('tells where a jump leads, and where another journey begins', () => {
    expect(told('jump', { to: 'n5' })).toEqual(['to step: "n5"'])
    expect(configInWords('jump', { to: 'n5' }, () => 'Welcome').map(({ words, exact }) => [words, exact])).toEqual([['"Welcome"', 'n5']])
    expect(told('startJourney', { journeyId: 'jrn_1', wait: false, timeout: 'P30D' })).toEqual(['journey: "Onboarding"', 'waits for return: '])
    expect(told('startJourney', { journeyId: 'jrn_1', wait: true, timeout: 'P30D' })).toEqual(['journey: "Onboarding"', 'waits for return: at most 30 days'])
  })

  it('has words for every kind there is', () => {
    const empty: { readonly [Kind in NodeKind]: NodeConfigs[Kind] } = {
      email: { templateId: '' }, webhook: { method: 'GET', url: '', headers: {}, body: null }, wait: { for: '' }, waitForEvent: { event: '', where: [], timeout: '' },
      splitRules: { branches: [] }, splitPercent: { salt: '', branches: [] }, updateCustomer: { set: {}, unset: [] }, goal: { name: '' }, exit: {},
      notifyTeam: { url: '', text: '' }, waitUntil: { date: { from: 'trait', path: '' }, yearly: false }, waitForWindow: { weekdays: [], from: '', to: '', clock: 'customer' },
      waitForSegment: { segmentId: '', until: 'entered', timeout: '' }, splitEvent: { branches: [] }, holdout: { salt: '', percent: 0 }, reachable: { channel: 'email' },
      experiment: { salt: '', variants: [], metric: 'converted', minimumSample: 1, confidence: 50, deadline: '', fallback: '' }, frequencyGate: { channel: 'email', most: 1, within: '' },
      tag: { add: [], remove: [] }, list: { listId: '', action: 'add' }, adjustScore: { by: 0, attribute: '' }, subscribe: { channel: 'email', to: 'subscribed' }, emitEvent: { event: '', properties: {} },
      jump: { to: '' }, startJourney: { journeyId: '', wait: false, timeout: '' }, throttle: { limit: 1, per: '' },
    }
    for (const { kind } of nodeKinds) for (const { key, words } of configInWords(kind, empty[kind] as never, nameOf)) expect(`${key} ${words}`).not.toMatch(/undefined|null|NaN/)
  })
})

describe('who enters a journey, in words', () => {
  const entering = (trigger: Entry['trigger'], rest: Partial<Entry> = {}) => entryInWords({ trigger, reentry: { kind: 'never' }, ...rest }, nameOf)
    .filter(({ words }) => words !== '').map(({ label, words }) => `${label}: ${words}`)
  const onSegment: Entry['trigger'] = { kind: 'segmentEntered', segmentId: 'seg_1' }

  it('is told by the segment or by the event', () => {
    expect(entering(onSegment)).toEqual([': people who enter the segment "VIPs"', 'entering again: never'])
    expect(entering({ kind: 'segmentLeft', segmentId: 'seg_gone' })).toEqual([': people who leave the segment "seg_gone"', 'entering again: never'])
    expect(entering({ kind: 'event', event: 'Order', where: [{ property: 'total', is: 'isSet' }], key: 'properties.id' }))
      .toEqual([': people who do "Order"', 'conditions: total is set', 'entry key: properties.id', 'entering again: never'])
    expect(entering({ kind: 'event', event: 'Order', where: [] })).toEqual([': people who do "Order"', 'entering again: never'])
  })

  it('is told by the schedule, its clock and whom it is for', () => {
    expect(entering({ kind: 'schedule', start: '2026-12-24T09:00', clock: 'workspace' })).toEqual([': once from 2026-12-24 09:00', 'by the clock: of the workspace', 'entering again: never'])
    expect(entering({ kind: 'schedule', start: '2026-12-24T09:00', rule: 'FREQ=DAILY', clock: 'customer', segmentId: 'seg_1' })).toEqual([
      ': repeatedly from 2026-12-24 09:00', 'recurrence: FREQ=DAILY', 'by the clock: where they are', 'only people in: "VIPs"', 'entering again: never',
    ])
  })

  it('is told by a date of theirs, moved or every year', () => {
    expect(entering({ kind: 'date', path: 'renewsAt', time: '08:30', yearly: false })).toEqual([': people on the day of "renewsAt"', 'time: 08:30', 'entering again: never'])
    expect(entering({ kind: 'date', path: 'birthday', offset: { direction: 'before', by: 'P7D' }, time: '09:00', yearly: true, segmentId: 'seg_1' })).toEqual([
      ': people on the day of "birthday"', 'moved by: 7 days before', 'time: 09:00', 'every year: yes', 'only people in: "VIPs"', 'entering again: never',
    ])
  })

  it('is told by who sends them', () => {
    expect(entering({ kind: 'api' })).toEqual([': people you send in by the API', 'entering again: never'])
    expect(entering({ kind: 'journey' })).toEqual([': people another journey sends', 'entering again: never'])
  })

  it.each<[Entry['reentry'], string]>([
    [{ kind: 'never' }, 'never'], [{ kind: 'afterExit' }, 'once they have left'], [{ kind: 'afterTime', for: 'P30D' }, '30 days after they last entered'],
    [{ kind: 'always' }, 'always'], [{ kind: 'always', atMost: 3 }, 'always, 3 at a time'],
  ])('says for re-entry %j: %s', (reentry, words) => {
    expect(entering(onSegment, { reentry })).toContain(`entering again: ${words}`)
  })

  it('says which share is held out, and nothing when that is nobody', () => {
    expect(entering(onSegment, { holdout: { percent: 7.5, salt: 's' } })).toContain('held out: 7.5 %')
    expect(entering(onSegment, { holdout: { percent: 0, salt: 's' } })).toEqual(entering(onSegment))
  })

  it('says when it lets in whom all journeys are kept from', () => {
    expect(entering(onSegment, { ignoresHoldout: true })).toContain('share all journeys are kept from: let in too')
    expect(entering(onSegment, { ignoresHoldout: false })).toEqual(entering(onSegment))
  })
})

describe('what ends the run of somebody wherever they stand, in words', () => {
  const ending = (...ends: JourneyEnd[]) => endsInWords(ends, nameOf).map(({ label, words }) => `${label}: ${words}`)
  const end = (when: JourneyEnd['when'], rest: Partial<JourneyEnd> = {}): JourneyEnd => ({ id: 'e1', kind: 'goal', when, ...rest })

  it('is told by what meets it', () => {
    expect(ending(
      end({ kind: 'event', event: 'Order', where: [{ property: 'total', is: 'gt', value: 5 }] }), end({ kind: 'event', event: 'Order', where: [] }), end({ kind: 'segmentEntered', segmentId: 'seg_1' }),
      end({ kind: 'segmentLeft', segmentId: 'seg_x' }), end({ kind: 'rule', rule: { trait: 'plan', is: 'equals', value: 'pro' } }),
    )).toEqual([
      'goal "e1": does "Order", total is more than 5', 'goal "e1": does "Order"', 'goal "e1": enters the segment "VIPs"', 'goal "e1": leaves the segment "seg_x"', 'goal "e1": plan is pro',
    ])
  })

  it('is called by its name, and keyed by its id', () => {
    expect(ending(end({ kind: 'segmentLeft', segmentId: 'seg_1' }, { kind: 'exit', name: 'No longer there' }))).toEqual(['exit "No longer there": leaves the segment "VIPs"'])
    const keys = (name: string) => endsInWords([end({ kind: 'event', event: 'x', where: [] }, { name })], nameOf).map(({ key }) => key)
    expect([keys('One'), keys('')]).toEqual([['end e1'], ['end e1']])
  })
})
