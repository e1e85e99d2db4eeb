import { describe, expect, it } from 'vitest'
import { journey } from '../testing/journey-builder.ts'
import { endSchema, mostEnds } from './ends.ts'
import { journeyDocumentSchema } from './journey-document.ts'

const rule = { trait: 'plan', is: 'isSet' } as const
const ending = (when: object, rest: object = {}) => endSchema.safeParse({ id: 'won', kind: 'goal', when, ...rest }).success
const withEnds = (ends: unknown) => journeyDocumentSchema.safeParse({ ...journey().document(), ends }).success

describe('a goal or exit of the journey as a whole', () => {
  it.each([
    { kind: 'event', event: 'Order Completed' }, { kind: 'event', event: 'Order', where: [{ property: 'total', is: 'gt', value: 5 }] }, { kind: 'segmentEntered', segmentId: 'seg_1' },
    { kind: 'segmentLeft', segmentId: 'seg_1' }, { kind: 'rule', rule }, { kind: 'rule', rule: { op: 'and', rules: [rule, { event: 'visit', count: { atLeast: 3 }, within: 'P7D' }] } },
  ])('is met by %j', (when) => {
    expect(ending(when)).toBe(true)
  })

  it('has no conditions when none are said', () => {
    expect(endSchema.parse({ id: 'won', kind: 'goal', when: { kind: 'event', event: 'Order' } }).when).toEqual({ kind: 'event', event: 'Order', where: [] })
  })

  // A draft is saved while it is being drawn: what is still missing is for the checks at publish to say.
  it('may still lack its event or its segment', () => {
    expect([ending({ kind: 'event', event: '' }), ending({ kind: 'segmentLeft', segmentId: '' })]).toEqual([true, true])
  })

  it.each<[string, object, object]>([
    ['a kind it does not know', { kind: 'rule', rule }, { kind: 'pause' }],
    ['a way to meet it that it does not know', { kind: 'never' }, {}],
    ['no way to meet it', { kind: 'event' }, {}],
    ['a rule that means nothing', { kind: 'rule', rule: { trait: 'plan', is: 'resembles' } }, {}],
    ['more than twenty conditions', { kind: 'event', event: 'x', where: Array(21).fill({ property: 'a', is: 'isSet' }) }, {}],
    ['an id with a space', { kind: 'rule', rule }, { id: 'has won' }],
    ['an empty id', { kind: 'rule', rule }, { id: '' }],
    ['a name of more than 200 characters', { kind: 'rule', rule }, { name: 'x'.repeat(201) }],
    ['a field it does not know', { kind: 'rule', rule }, { weight: 1 }],
    ['a field its way does not have', { kind: 'segmentLeft', segmentId: 'seg_1', event: 'x' }, {}],
  ])('is refused with %s', (_, when, rest) => {
    expect(ending(when, rest)).toBe(false)
  })
})

describe('the ends of a document', () => {
  const end = { id: 'won', kind: 'goal', when: { kind: 'rule', rule } }

  it('may be left out, and stay left out', () => {
    expect(journeyDocumentSchema.parse(journey().document())).not.toHaveProperty('ends')
    expect(withEnds([])).toBe(true)
  })

  it('are twenty at most', () => {
    const ends = (count: number) => Array.from({ length: count }, (_, index) => ({ ...end, id: `end${index}` }))
    expect([withEnds(ends(mostEnds)), withEnds(ends(mostEnds + 1))]).toEqual([true, false])
  })

  it('are drawn by the builder as the schema has them', () => {
    const document = journey().goalWhen('won', { event: 'Order' }, 'Bought').goalWhen('rich', { rule }).exitWhen('gone', { leaves: 'seg_1' }).exitWhen('new', { enters: 'seg_2' }).exit('n1').document()
    expect(journeyDocumentSchema.parse(document)).toEqual(document)
    expect(document.ends).toEqual([
      { id: 'won', kind: 'goal', name: 'Bought', when: { kind: 'event', event: 'Order', where: [] } }, { id: 'rich', kind: 'goal', when: { kind: 'rule', rule } },
      { id: 'gone', kind: 'exit', when: { kind: 'segmentLeft', segmentId: 'seg_1' } }, { id: 'new', kind: 'exit', when: { kind: 'segmentEntered', segmentId: 'seg_2' } },
    ])
  })
})
