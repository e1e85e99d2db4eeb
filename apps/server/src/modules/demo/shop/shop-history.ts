import type { JsonObject } from '@sendero/flow-engine'
import { seededRandom } from './seeded-random.ts'
import type { SeededRandom } from './seeded-random.ts'
import { shopGoods } from './shop-goods.ts'
import { traitsOf } from './shop-people.ts'
import type { ShopPerson } from './shop-people.ts'

const dayMs = 86_400_000
const minuteMs = 60_000

/** One call of the tracking API, as a web shop would send it. */
export interface ShopCall {
  readonly at: number
  readonly type: 'track' | 'page' | 'identify'
  readonly userId: string
  readonly messageId: string
  readonly event?: string
  readonly name?: string
  readonly properties?: JsonObject
  readonly traits?: JsonObject
}

export interface HistoryOf { readonly seed: string; readonly start: number; readonly end: number }

/** What everybody did in the shop between two instants, in order of time. Who was written to is not known here: see mail-reactions. */
export function shopHistory(people: readonly ShopPerson[], of: HistoryOf): ShopCall[] {
  return people.flatMap((person) => personHistory(person, of)).sort((a, b) => a.at - b.at)
}

function personHistory(person: ShopPerson, { seed, start, end }: HistoryOf): ShopCall[] {
  const random = seededRandom(`${seed} history ${person.userId}`)
  const from = person.joinsAt === null ? start : start + person.joinsAt * (end - start)
  const writer = new CallWriter(person.userId, end)
  if (person.joinsAt !== null) {
    writer.write(from, { type: 'identify', traits: traitsOf(person) })
    writer.write(from + 2_000, { type: 'track', event: 'Signed Up', properties: { source: random.pick(['search', 'instagram', 'friend', 'newsletter']) } })
  }
  const visits = Math.round(((end - from) / dayMs) * 0.062 * person.zeal + random.next())
  for (let visit = 0; visit < visits; visit += 1) shopVisit(writer, random, visitTime(random, from, end))
  return writer.calls
}

/** More in the evening and at the weekend, and a little more every week. */
function visitTime(random: SeededRandom, from: number, end: number): number {
  for (;;) {
    const at = from + random.next() ** 0.85 * (end - from)
    const local = new Date(at)
    const hour = local.getUTCHours()
    const day = local.getUTCDay()
    const weight = (hour < 6 ? 0.12 : hour < 17 ? 0.6 : hour < 22 ? 1 : 0.5) * (day === 0 || day === 6 ? 1 : 0.75)
    if (random.chance(weight)) return at
  }
}

function shopVisit(writer: CallWriter, random: SeededRandom, begin: number): void {
  let at = begin
  const good = random.pick(shopGoods)
  writer.write(at, { type: 'page', name: random.pick(['Home', 'Home', 'Coffee', 'Brewing', 'Offers']), properties: { path: '/' } })
  const looked = [good, ...(random.chance(0.4) ? [random.pick(shopGoods)] : [])]
  for (const each of looked) {
    at += random.whole(1, 4) * minuteMs
    writer.write(at, { type: 'track', event: 'Product Viewed', properties: { ...each, currency: 'EUR' } })
  }
  if (!random.chance(0.3)) return
  const cart = fillCart(random, looked.map(({ sku }) => sku), writer.newCart())
  at += random.whole(1, 5) * minuteMs
  writer.write(at, { type: 'track', event: 'Cart Updated', properties: cart })
  if (!random.chance(0.42)) return
  at += random.whole(2, 12) * minuteMs
  writer.write(at, { type: 'track', event: 'Order Completed', properties: orderOf(cart) })
}

function fillCart(random: SeededRandom, skus: readonly string[], cartId: string): JsonObject {
  const wanted = [...new Set([...skus, ...(random.chance(0.45) ? [random.pick(shopGoods).sku] : [])])]
  const items = wanted.map((sku) => {
    const { name, price } = shopGoods.find((good) => good.sku === sku) ?? { name: sku, price: 0 }
    return { sku, name, price, quantity: random.chance(0.2) ? 2 : 1 }
  })
  return { cartId, items, currency: 'EUR', value: cents(items.reduce((sum, { price, quantity }) => sum + price * quantity, 0)) }
}

/** The order that a cart becomes. */
export const orderOf = (cart: JsonObject): JsonObject => ({ orderId: `o-${String(cart['cartId'])}`, cartId: cart['cartId'] ?? null, items: cart['items'] ?? [], currency: 'EUR', total: cart['value'] ?? 0 })

const cents = (amount: number): number => Math.round(amount * 100) / 100

class CallWriter {
  readonly calls: ShopCall[] = []
  readonly #userId: string
  readonly #end: number
  #carts = 0

  constructor(userId: string, end: number) {
    this.#userId = userId
    this.#end = end
  }

  newCart(): string {
    this.#carts += 1
    return `c-${this.#userId}-${this.#carts}`
  }

  /** Nothing happens after the end. */
  write(at: number, call: Omit<ShopCall, 'at' | 'userId' | 'messageId'>): void {
    if (at <= this.#end) this.calls.push({ ...call, at: Math.round(at), userId: this.#userId, messageId: `${this.#userId}-${this.calls.length}` })
  }
}
