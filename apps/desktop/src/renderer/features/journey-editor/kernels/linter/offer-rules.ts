import { parseInstant, parseLocalDate } from '@sendero/flow-engine/time'
import type { Finding } from './lint-codes.ts'
import type { Linted } from './lint.ts'

/** Attributes that say until when something holds: `couponExpiresAt`, `offer.validUntil`. */
const untilNames = /(expir(es|ed|y|ation)|valid_?(until|to|thru)|ends?_?(at|on)|deadline|redeem_?by)/i

const day = 86_400_000
/** A day is over everywhere twelve hours after it is in Greenwich. */
const overEverywhere = 12 * 3_600_000 + day

interface Offer { readonly path: string; readonly value: string; readonly endsAt: number }

/** Mails behind a step that sets a day until which an offer holds, and the time at which they can arrive. */
export function lintOffers({ ways, time }: Linted): Finding[] {
  const told = new Map<string, Finding>()
  for (const node of ways.nodes) {
    if (node.kind !== 'updateCustomer') continue
    for (const offer of offersIn(node.config.set)) {
      for (const mail of mailsBehind(ways, node.id, offer.path)) {
        const arrival = time.arrival(mail)
        if (arrival === undefined) continue
        const [first, last] = [time.now + arrival.earliest, arrival.latest === null ? Infinity : time.now + arrival.latest]
        const params = { offer: offer.path, day: offer.value }
        if (first > offer.endsAt) told.set(mail, { code: 'LINT_OFFER_OVER', nodeId: mail, params })
        else if (last > offer.endsAt && !told.has(mail)) told.set(mail, { code: 'LINT_OFFER_MAY_BE_OVER', nodeId: mail, params })
      }
    }
  }
  return [...told.values()]
}

function offersIn(set: Readonly<Record<string, unknown>>): Offer[] {
  return Object.entries(set).flatMap(([path, value]) => {
    if (typeof value !== 'string' || !untilNames.test(path.split('.').at(-1) ?? '')) return []
    const date = parseLocalDate(value)
    const at = parseInstant(value)
    return at === null ? [] : [{ path, value, endsAt: date === null ? at : at + overEverywhere }]
  })
}

/** Mails people come to with the day as it was set: not past another step that sets it anew. */
function mailsBehind(ways: Linted['ways'], start: string, path: string): string[] {
  const seen = new Set<string>()
  const waiting = ways.out(start).map(({ to }) => to)
  const mails: string[] = []
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (seen.has(id)) continue
    seen.add(id)
    const node = ways.nodeAt(id)
    if (node?.kind === 'email') mails.push(id)
    if (node?.kind === 'updateCustomer' && (path in node.config.set || node.config.unset.includes(path))) continue
    waiting.push(...ways.out(id).map(({ to }) => to))
  }
  return mails
}
