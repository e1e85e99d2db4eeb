import type { Rule } from '@sendero/flow-engine/segment'

export interface Starter {
  readonly name: string
  readonly rule: Rule
  /** Built from names and values that were really seen here. */
  readonly isSeen: boolean
}

export interface SeenNames {
  /** Names of events, the most frequent first. */
  readonly events: readonly string[]
  readonly traits: readonly { readonly path: string; readonly types: readonly string[]; readonly isPersonal: boolean; readonly share: number }[]
  /** The most frequent value of the trait that `traitToAsk` chose; null when there is none. */
  readonly topValue: string | number | boolean | null
}

const purchase = /order|purchas|bought|checkout|paid|payment|subscri/i
const place = /(^|\.)(country|plan|city|language|tier|segment|channel|category)$/i

/** The event that most looks like what a business lives from. */
export function eventToAsk(events: readonly string[]): string | null {
  const own = events.filter((name) => !name.startsWith('Email '))
  return own.find((name) => purchase.test(name)) ?? own[0] ?? null
}

/** A trait that many people have, that holds words and says nothing about who somebody is. */
export function traitToAsk(traits: SeenNames['traits']): string | null {
  const worded = traits.filter(({ types, isPersonal, share }) => !isPersonal && types[0] === 'text' && share > 0.05)
  return (worded.find(({ path }) => place.test(path)) ?? worded[0])?.path ?? null
}

/** Three rules to begin with, in the words of this workspace. */
export function startersFrom({ events, traits, topValue }: SeenNames): Starter[] {
  const seenEvent = eventToAsk(events)
  const seenTrait = traitToAsk(traits)
  const event = seenEvent ?? 'Order Completed'
  const trait = seenTrait ?? 'country'
  const value = seenTrait === null ? 'Germany' : topValue ?? ''
  return [
    { name: `${event} twice in 90 days`, isSeen: seenEvent !== null, rule: { event, count: { atLeast: 2 }, within: 'P90D' } },
    { name: `No ${event} for 60 days`, isSeen: seenEvent !== null, rule: { op: 'and', rules: [{ event, count: { atLeast: 1 } }, { event, count: { atMost: 0 }, within: 'P60D' }] } },
    { name: value === '' ? `With a ${trait}` : `${capitalised(trait.split('.').at(-1) ?? trait)} is ${String(value)}`, isSeen: seenTrait !== null, rule: value === '' ? { trait, is: 'isSet' } : { trait, is: 'equals', value } },
  ]
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
