import { expect, it } from 'vitest'
import { freshSetup, type Setup } from './dry-run-store.ts'
import { setupOfTest, testOfSetup } from './setup-of-test.ts'

const fresh = freshSetup({ day: '2026-12-01', time: '09:00' })
const setup: Setup = {
  ...fresh, traits: { plan: 'pro' }, consent: 'unsubscribed', mailsBefore: 2, lists: { lst_1: true }, segments: { seg_1: false }, entryProperties: { total: '20' }, answers: { w: 'P1D' }, arms: { p: 'a' },
  events: [{ id: 'done-0', event: 'Visit', when: 'before', by: 'P2D', properties: { page: '/' } }],
}
const named = { id: 't1', name: 'Pro', expected: { kind: 'step', nodeId: 'm' } } as const

it('a saved test is set up again as it was', () => {
  expect(setupOfTest({ ...testOfSetup(setup, named), id: 't1' })).toEqual(setup)
  expect(setupOfTest({ ...testOfSetup({ ...fresh, who: 'real', customerId: 'cus_1' }, named), id: 't1' })).toMatchObject({ who: 'real', customerId: 'cus_1' })
})

it('an event that is half typed is not kept', () => {
  expect(testOfSetup({ ...setup, events: [...setup.events, { id: 'x', event: 'Order', when: 'after', by: '', properties: {} }] }, named).events).toHaveLength(1)
})
