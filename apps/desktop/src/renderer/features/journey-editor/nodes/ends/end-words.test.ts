import type { JourneyEnd } from '@sendero/flow-engine/document'
import { describe, expect, it } from 'vitest'
import { endsInShort, whenInWords } from './end-words.ts'

const nameOf = (id: string): string | null => ({ seg_1: 'Customers' })[id] ?? null
const end = (when: JourneyEnd['when'], more: Partial<JourneyEnd> = {}): JourneyEnd => ({ id: 'e', kind: 'exit', when, ...more })
const ordered = end({ kind: 'event', event: 'Order Completed', where: [] }, { kind: 'goal' })

describe('a goal or exit of the whole journey', () => {
  it.each<[JourneyEnd['when'], string]>([
    [{ kind: 'event', event: 'Order Completed', where: [] }, 'does Order Completed'],
    [{ kind: 'event', event: 'Order Completed', where: [{ property: 'total', is: 'gte', value: 20 }] }, 'does Order Completed where total is at least 20'],
    [{ kind: 'segmentEntered', segmentId: 'seg_1' }, 'enters segment Customers'], [{ kind: 'segmentLeft', segmentId: 'seg_1' }, 'leaves segment Customers'],
    [{ kind: 'rule', rule: { op: 'and', rules: [{ trait: 'city', is: 'equals', value: 'Rome' }] } }, 'city is Rome'],
    [{ kind: 'event', event: '', where: [] }, 'no event yet'], [{ kind: 'segmentLeft', segmentId: '' }, 'no segment yet'], [{ kind: 'rule', rule: { op: 'and', rules: [] } }, 'no rule yet'],
  ])('%j is said as "%s"', (when, words) => { expect(whenInWords(end(when), nameOf)).toBe(words) })

  it('is named on the card of the entry, goals first', () => {
    const left = end({ kind: 'segmentLeft', segmentId: 'seg_1' })
    expect([endsInShort([], nameOf), endsInShort([ordered], nameOf), endsInShort([left, ordered], nameOf), endsInShort([left], nameOf), endsInShort([{ ...left, name: 'Moved away' }], nameOf)]).toEqual([
      '', 'Ends at: Order Completed', 'Ends at: Order Completed, +1', 'Ends at: leaves segment Customers', 'Ends at: Moved away',
    ])
  })
})
