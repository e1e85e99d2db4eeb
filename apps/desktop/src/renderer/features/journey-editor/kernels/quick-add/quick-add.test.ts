import { describe, expect, it } from 'vitest'
import { searchKinds, typedChain, type Addable } from './quick-add.ts'

const items: readonly Addable[] = [
  { kind: 'email', title: 'E-mail', synonyms: ['mail', 'message', 'newsletter'] },
  { kind: 'webhook', title: 'Webhook', synonyms: ['api', 'http', 'call'] },
  { kind: 'wait', title: 'Wait', synonyms: ['delay', 'pause'] },
  { kind: 'waitForEvent', title: 'Wait for event', synonyms: ['until', 'listen'] },
  { kind: 'splitRules', title: 'Split by rules', synonyms: ['if', 'condition', 'branch'] },
  { kind: 'exit', title: 'Exit', synonyms: ['end', 'stop'] },
]
const found = (query: string): string[] => searchKinds(items, query).map(({ kind }) => kind)

describe('the search for a step to add', () => {
  it('shows everything, in order, before a word is typed', () => { expect(found('')).toEqual(items.map(({ kind }) => kind)) })

  it.each([
    ['the start of its name', 'wai', 'wait'],
    ['its name without the hyphen', 'email', 'email'],
    ['another word for it', 'delay', 'wait'],
    ['what people used to say', 'if', 'splitRules'],
    ['letters left out', 'whk', 'webhook'],
    ['a word inside its name', 'rules', 'splitRules'],
  ])('finds a kind by %s', (_how, query, kind) => { expect(found(query)[0]).toBe(kind) })

  it('finds nothing for letters that are in no name', () => { expect(found('xyzzy')).toEqual([]) })
})

describe('a typed chain', () => {
  it('makes several steps at once, with the time said in passing', () => {
    expect(typedChain(items, 'email > wait 2d > email > exit')).toEqual([{ kind: 'email' }, { kind: 'wait', config: { for: 'P2D' } }, { kind: 'email' }, { kind: 'exit' }])
  })

  it.each([
    ['wait 3 hours', 'PT3H'], ['2 weeks', 'P2W'], ['1 month delay', 'P1M'], ['wait 30 min', 'PT30M'], ['wait 5m', 'PT5M'], ['10 days', 'P10D'],
  ])('reads %s', (line, duration) => { expect(typedChain(items, line)).toEqual([{ kind: 'wait', config: { for: duration } }]) })

  it('gives a wait for an event its time limit', () => { expect(typedChain(items, 'until 2d')).toEqual([{ kind: 'waitForEvent', config: { timeout: 'P2D' } }]) })

  it.each([['email'], [''], ['email > unicorn'], ['>']])('is not seen in "%s"', (line) => { expect(typedChain(items, line)).toBeNull() })
})
