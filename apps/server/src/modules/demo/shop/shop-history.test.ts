import { describe, expect, it } from 'vitest'
import { compileJourney } from '@sendero/flow-engine'
import { parseRule } from '@sendero/flow-engine/segment'
import { parseCall } from '../../events/index.ts'
import { demoStops } from '../demo-stops.ts'
import { mailReaction } from './mail-reactions.ts'
import { shopHistory } from './shop-history.ts'
import { abandonedCartJourney } from './shop-journey.ts'
import { peopleCsv, shopPeople } from './shop-people.ts'
import { lapsed, regulars } from './shop-segments.ts'
import { shopTemplates } from './shop-templates.ts'

const start = Date.UTC(2026, 2, 1)
const end = Date.UTC(2026, 5, 1)
const people = shopPeople('s', 400)
const history = shopHistory(people, { seed: 's', start, end })

describe('the made-up shop', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(shopHistory(shopPeople('s', 400), { seed: 's', start, end })).toEqual(history)
    expect(shopHistory(shopPeople('t', 400), { seed: 't', start, end })).not.toEqual(history)
  })

  it('does everything between its two instants and in order, and no call is made twice', () => {
    expect(history.every(({ at }, index) => at >= start && at <= end && at >= (history[index - 1]?.at ?? 0))).toBe(true)
    expect(new Set(history.map(({ messageId }) => messageId)).size).toBe(history.length)
  })

  it('sends only what the tracking API takes', () => {
    const refused = history.map(({ at, ...call }) => parseCall({ ...call, timestamp: new Date(at).toISOString() }, { type: null, source: 'sdk', sentAt: null, context: null })).filter(({ ok }) => !ok)
    expect(refused).toEqual([])
  })

  it('has carts that are ordered and more that are left, and nobody orders what was not in a cart', () => {
    const carts = new Set(history.filter(({ event }) => event === 'Cart Updated').map(({ properties }) => properties?.['cartId']))
    const orders = history.filter(({ event }) => event === 'Order Completed')
    expect(orders.length).toBeGreaterThan(carts.size / 4)
    expect(orders.length).toBeLessThan(carts.size / 2)
    expect(orders.every(({ properties }) => carts.has(properties?.['cartId']))).toBe(true)
  })

  it('writes to addresses only that can never be anybody\'s, each once', () => {
    expect(people.every(({ email }) => /^[a-z]+\.[a-z]+\.\d+@mail\.example$/.test(email))).toBe(true)
    expect(new Set(people.map(({ email }) => email)).size).toBe(people.length)
  })

  it('knows newcomers only from the day they come', () => {
    const known = new Set(peopleCsv(people).split('\n').slice(1).map((row) => row.split(',')[0]?.replaceAll('"', '')))
    const [newcomer] = people.filter(({ joinsAt }) => joinsAt !== null)
    expect(known.has(newcomer?.userId ?? '')).toBe(false)
    expect(history.find(({ userId }) => userId === newcomer?.userId)).toMatchObject({ type: 'identify' })
  })
})

describe('what is made of it', () => {
  it('is a journey that compiles without a word, and rules that can be read', () => {
    const compiled = compileJourney(abandonedCartJourney({ reminder: 'tpl_1', waiting: 'tpl_2', offer: 'tpl_3' }))
    expect(compiled.ok ? compiled.diagnostics : compiled).toEqual([])
    for (const { rule } of [regulars, lapsed]) expect(parseRule(rule)).toMatchObject({ ok: true })
  })

  it('is mails that are opened more often than followed, and followed more often than bought from', () => {
    for (const { appeal } of shopTemplates) {
      const reactions = people.map(({ userId }) => mailReaction('s', { userId, nodeId: 'n', cartId: 'c' }, appeal))
      const [opens, clicks, buys] = (['opensAfter', 'clicksAfter', 'buysAfter'] as const).map((deed) => reactions.filter((reaction) => reaction[deed] !== null).length)
      expect(opens).toBeGreaterThan(clicks ?? 0)
      expect(clicks).toBeGreaterThan(buys ?? 0)
      expect(buys).toBeGreaterThan(0)
      expect(reactions.every(({ opensAfter, clicksAfter, buysAfter }) => (clicksAfter ?? Infinity) > (opensAfter ?? 0) && (buysAfter ?? Infinity) > (clicksAfter ?? 0))).toBe(true)
    }
  })
})

describe('the stops of the clock', () => {
  it('come four times a day by the clock of the shop, also when it is changed, and end at the end', () => {
    const stops = demoStops({ start, end: end + 1234, timeZone: 'Europe/Berlin' })
    expect(stops.every((stop, index) => stop > (stops[index - 1] ?? start))).toBe(true)
    expect(stops.at(-1)).toBe(end + 1234)
    const hours = new Set(stops.slice(0, -1).map((stop) => new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: 'Europe/Berlin' }).format(stop)))
    expect([...hours].sort()).toEqual(['08:10', '12:10', '16:10', '20:10'])
  })
})
