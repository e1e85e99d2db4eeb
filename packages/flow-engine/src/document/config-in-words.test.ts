import { describe, expect, it } from 'vitest'
import type { NodeConfigs, NodeKind } from '../nodes/registry.ts'
import { nodeKinds } from '../nodes/registry.ts'
import { configInWords, entryInWords } from './config-in-words.ts'
import type { Entry } from './entry.ts'

const names: Readonly<Record<string, string>> = { tpl_1: 'Welcome', seg_1: 'VIPs' }
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

  it('has words for every kind there is', () => {
    const empty: { readonly [Kind in NodeKind]: NodeConfigs[Kind] } = {
      email: { templateId: '' }, webhook: { method: 'GET', url: '', headers: {}, body: null }, wait: { for: '' }, waitForEvent: { event: '', where: [], timeout: '' },
      splitRules: { branches: [] }, splitPercent: { salt: '', branches: [] }, updateCustomer: { set: {}, unset: [] }, goal: { name: '' }, exit: {},
      notifyTeam: { url: '', text: '' }, waitUntil: { date: { from: 'trait', path: '' }, yearly: false }, waitForWindow: { weekdays: [], from: '', to: '', clock: 'customer' },
      waitForSegment: { segmentId: '', until: 'entered', timeout: '' }, splitEvent: { branches: [] }, holdout: { salt: '', percent: 0 }, reachable: { channel: 'email' },
      experiment: { salt: '', variants: [], metric: 'converted', minimumSample: 1, confidence: 50, deadline: '', fallback: '' }, frequencyGate: { channel: 'email', most: 1, within: '' },
      tag: { add: [], remove: [] }, adjustScore: { by: 0, attribute: '' }, subscribe: { channel: 'email', to: 'subscribed' }, emitEvent: { event: '', properties: {} },
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
})
