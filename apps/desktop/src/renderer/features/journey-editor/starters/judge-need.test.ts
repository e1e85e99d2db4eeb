import { describe, expect, it } from 'vitest'
import { judgeNeed, lackInWords, type Seen } from './judge-need.ts'
import { consentNeed, eventNeed, traitNeed, type Need } from './starter.ts'
import { starters } from './starters.ts'
import { noChoices, type Choices } from './use-of-starter.ts'

const now = Date.UTC(2026, 0, 15)
const seen: Seen = {
  events: new Map([['purchase', { name: 'purchase', count: 1204, lastSeenAt: new Date(now - 3_600_000).toISOString() }]]),
  traits: new Map([['born', { path: 'born', types: ['date'], share: 0.5, examples: [] }], ['city', { path: 'city', types: ['text'], share: 1, examples: ['Bonn'] }]]),
  areAllEvents: true, areAllTraits: true,
}
const judged = (need: Need, choices: Partial<Choices> = {}, of: Seen | null = seen) => judgeNeed(need, { seen: of, choices: { ...noChoices, ...choices }, now })
const cart = eventNeed('Cart Updated', 'when')

describe('a need', () => {
  it('that was never seen says so, and what to do', () => {
    expect(judged(cart)).toEqual({ standing: 'missing', words: 'You have no event “Cart Updated” yet: connect it, or choose another event here.' })
    expect(judged(traitNeed('birthday', 'day'))).toEqual({ standing: 'missing', words: 'Nobody has the trait “birthday” yet: send it, or choose another trait here.' })
  })

  it('is met by what was chosen in its place, with how often that was seen', () => {
    const { standing, words } = judged(cart, { events: new Map([['Cart Updated', 'purchase']]) })
    expect(standing).toBe('there')
    expect(words).toMatch(/^Seen 1,204 times · /)
    expect(judged(traitNeed('birthday', 'day'), { traits: new Map([['birthday', 'born']]) }).standing).toBe('there')
  })

  it('of a date is not met by anything else', () => {
    expect(judged(traitNeed('birthday', 'day'), { traits: new Map([['birthday', 'city']]) })).toEqual({ standing: 'missing', words: 'The values of “city” are no dates, such as 2026-12-24: choose another trait here.' })
  })

  it('is not called missing where not everything could be looked at', () => {
    expect(judged(cart, {}, { ...seen, areAllEvents: false }).standing).toBe('unknown')
    expect(judged(traitNeed('x', 'day'), {}, { ...seen, areAllTraits: false }).standing).toBe('unknown')
    expect(judged(cart, {}, null).standing).toBe('unknown')
  })

  it('of our own mails, and of consent, is always met', () => {
    expect(judged(eventNeed('Email Opened', 'when'), {}, null)).toEqual({ standing: 'there', words: 'Sendero records this itself.' })
    expect(judged(consentNeed, {}, null).standing).toBe('there')
  })

  it('of a segment is open until one is chosen', () => {
    const segment: Need = { kind: 'segment', id: 'seg_a', name: 'Lapsed', about: 'who', rule: { op: 'and', rules: [] } }
    expect(judged(segment).standing).toBe('open')
    expect(judged(segment, { segments: new Map([['seg_a', 'seg_1']]) }).standing).toBe('there')
  })
})

it('a starter says what is missing or to be chosen, not what could not be told', () => {
  const winBack = starters.find(({ id }) => id === 'win-back')
  if (winBack === undefined) throw new Error('There is no win-back')
  expect(lackInWords(winBack, { seen, choices: noChoices, now })).toBe('1 missing, a segment to choose')
  const choices = { ...noChoices, events: new Map([['Order Completed', 'purchase']]) }
  expect(lackInWords(winBack, { seen, choices, now })).toBe('a segment to choose')
  expect(lackInWords(winBack, { seen, choices: { ...choices, segments: new Map([['seg_starterLapsed', 'seg_1']]) }, now })).toBeNull()
  expect(lackInWords(winBack, { seen: null, choices: noChoices, now })).toBe('a segment to choose')
})
