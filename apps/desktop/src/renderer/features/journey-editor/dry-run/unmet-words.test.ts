import { journey } from '@sendero/flow-engine/testing'
import { describe, expect, it } from 'vitest'
import { unmetWords } from './unmet-words.ts'

const document = journey().onApi().splitRules('s', { pro: { trait: 'plan', is: 'equals', value: 'pro' } }).email('m').document()
const words = (unmet: Parameters<typeof unmetWords>[0]): string => unmetWords(unmet, { document, nameOf: (id) => (id === 'seg_1' ? 'Regulars' : null) })

describe('why nobody could be made', () => {
  it('is that no way leads there', () => { expect(words(null)).toBe('No way leads there from the entry.') })

  it('is the condition, and where it is asked', () => {
    expect(words({ nodeId: 's', port: 'pro', why: { kind: 'goal', goal: { kind: 'rule', rule: { trait: 'plan', is: 'equals', value: 'pro' }, holds: true } } })).toMatch(/^At “.+”, on the way “Branch 1”, it must be so: plan is pro\. /)
    expect(words({ nodeId: 's', port: 'else', why: { kind: 'goal', goal: { kind: 'rule', rule: { segment: 'seg_1' }, holds: false } } })).toContain('not (is in the segment "Regulars")')
    expect(words({ nodeId: 's', port: 'pro', why: { kind: 'goal', goal: { kind: 'any', of: [{ kind: 'entry', condition: { property: 'total', is: 'gt', value: 5 }, holds: false }] } } })).toContain('what brings them in says not total is more than 5')
  })

  it('is that others decide', () => {
    expect(words({ nodeId: 's', port: 'pro', why: { kind: 'settled' } })).toContain('this test is decided')
    expect(words({ nodeId: 's', port: 'pro', why: { kind: 'nobody' } })).toContain('its share is 0%')
  })
})
