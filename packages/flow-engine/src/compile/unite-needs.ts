import { sendsKey, type FactNeeds, type SendNeed } from '../model/facts.ts'
import { noNeeds } from '../nodes/node-definition.ts'

/** Needs that hold all of these, each list in order; shares a set that already holds all the others. */
export function uniteNeeds(needs: readonly FactNeeds[]): FactNeeds {
  const parts = [...new Set(needs)].filter((part) => !isEmpty(part))
  if (parts.length === 0) return noNeeds
  return parts.length === 1 ? parts[0] ?? noNeeds : normalised(parts)
}

/** The same needs as a plan stores them. */
export function normalised(needs: readonly FactNeeds[]): FactNeeds {
  const events = unitedNames(needs.map((need) => need.events))
  const eventsWithin = unitedLookBacks(events, needs)
  const lists = unitedNames(needs.map((need) => need.lists ?? []))
  const channels = unitedNames(needs.map((need) => need.channels ?? []))
  const consents = unitedNames(needs.map((need) => need.consents ?? []))
  const sends = unitedSends(needs.flatMap((need) => need.sends ?? []))
  const experiments = unitedNames(needs.map((need) => need.experiments ?? []))
  const united: FactNeeds = {
    events,
    eventProperties: unitedNames(needs.map((need) => need.eventProperties ?? need.events)),
    ...(Object.keys(eventsWithin).length === 0 ? {} : { eventsWithin }),
    segments: unitedNames(needs.map((need) => need.segments)),
    ...(lists.length === 0 ? {} : { lists }), ...(channels.length === 0 ? {} : { channels }), ...(consents.length === 0 ? {} : { consents }),
    ...(sends.length === 0 ? {} : { sends }), ...(experiments.length === 0 ? {} : { experiments }),
  }
  return isEmpty(united) ? noNeeds : united
}

function isEmpty({ events, segments, lists = [], channels = [], consents = [], sends = [], experiments = [] }: FactNeeds): boolean {
  return events.length + segments.length + lists.length + channels.length + consents.length + sends.length + experiments.length === 0
}

const unitedNames = <Name extends string>(lists: readonly (readonly Name[])[]): Name[] => [...new Set(lists.flat())].sort()

/** As far back as the one that looks furthest; a name is absent when one looks at all of its events. */
function unitedLookBacks(events: readonly string[], needs: readonly FactNeeds[]): { readonly [event: string]: number } {
  const looks = events.map((name) => [name, Math.max(...needs.filter((need) => need.events.includes(name)).map((need) => lookBackOf(need, name)))] as const)
  return Object.fromEntries(looks.filter(([, ms]) => ms < Infinity))
}

function lookBackOf({ eventsWithin = {} }: FactNeeds, name: string): number {
  return Object.hasOwn(eventsWithin, name) ? eventsWithin[name] ?? Infinity : Infinity
}

function unitedSends(sends: readonly SendNeed[]): SendNeed[] {
  const byKey = new Map(sends.map((send) => [sendsKey(send), send]))
  return [...byKey.keys()].sort().flatMap((key) => byKey.get(key) ?? [])
}
