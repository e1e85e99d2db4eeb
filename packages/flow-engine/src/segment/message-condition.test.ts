import fc from 'fast-check'
import { expect, test } from 'vitest'
import { customersNear, factsOf } from '../testing/customers-near-rule.ts'
import { evaluateRule } from './evaluate-rule.ts'
import { eventsOfMessages } from './message-condition.ts'
import { nextFlip } from './next-flip.ts'
import type { MessageCondition } from './rule.ts'

const now = Date.UTC(2026, 10, 30)
const daysAgo = (days: number): number => now - days * 86_400_000
const [welcome, goodbye] = ['a', 'b'].map((letter) => `tpl_${letter.repeat(32)}`) as [string, string]
const [onboarding, winBack] = ['a', 'b'].map((letter) => `wf_${letter.repeat(32)}`) as [string, string]
const opened = (days: number, templateId: string, workflowId: string, nodeId: string) => ({ name: 'Email Opened', occurredAt: daysAgo(days), properties: { messageId: 'msg_1', templateId, workflowId, nodeId } })
const ann = factsOf({ traits: {}, events: [opened(40, welcome, onboarding, 'n1'), opened(10, goodbye, winBack, 'n1'), opened(2, welcome, winBack, 'n2')] })

test.each<[Omit<MessageCondition, 'message'>, boolean]>([
  [{ count: { exactly: 3 } }, true],
  [{ count: { exactly: 2 }, within: 'P30D' }, true],
  [{ count: { exactly: 2 }, template: welcome }, true],
  [{ count: { exactly: 1 }, template: welcome, within: 'P30D' }, true],
  [{ count: { exactly: 2 }, journey: winBack }, true],
  [{ count: { exactly: 1 }, journey: winBack, node: 'n1' }, true],
  [{ count: { atMost: 0 }, journey: onboarding, node: 'n2' }, true],
  [{ count: { atLeast: 1 }, template: goodbye, journey: onboarding }, false],
  [{ count: { atLeast: 4 } }, false],
])('%j counts the mails it names: %s', (about, expected) => {
  expect(evaluateRule({ message: 'opened', ...about }, ann, now)).toBe(expected)
  expect(evaluateRule({ message: 'clicked', ...about }, ann, now)).toBe('atMost' in about.count)
})

test('what one opened leaves its window by itself', () => {
  const rule = { message: 'opened', count: { atLeast: 2 }, within: 'P30D' } as const
  expect(nextFlip(rule, ann, now)).toBe(daysAgo(10) + 30 * 86_400_000)
})

// All else in the engine and in ClickHouse reads it in this form.
test('says what the condition on events says that it stands for, whoever is asked', () => {
  const id = (prefix: string) => fc.constantFrom(undefined, `${prefix}_${'a'.repeat(32)}`, `${prefix}_${'b'.repeat(32)}`)
  const about = fc.record({ message: fc.constantFrom('sent', 'opened', 'clicked', 'bounced', 'unsubscribed'), count: fc.constantFrom({ atLeast: 1 }, { atMost: 0 }, { exactly: 2 }), within: fc.constantFrom(undefined, 'P7D'), template: id('tpl'), journey: id('wf') }) as fc.Arbitrary<MessageCondition>
  let held = 0
  fc.assert(fc.property(about.chain((rule) => fc.tuple(fc.constant(rule), customersNear(rule, now))), ([rule, customer]) => {
    const facts = factsOf(customer)
    const holds = evaluateRule(rule, facts, now)
    held += holds && 'atLeast' in rule.count && rule.template !== undefined ? 1 : 0
    expect(holds).toBe(evaluateRule(eventsOfMessages(rule), facts, now))
    expect(nextFlip(rule, facts, now)).toBe(nextFlip(eventsOfMessages(rule), facts, now))
  }), { numRuns: 500 })
  expect(held).toBeGreaterThan(3)
})
