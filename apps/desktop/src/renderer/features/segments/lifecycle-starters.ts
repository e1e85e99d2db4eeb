import { lifecycleRules } from '@sendero/flow-engine/segment'
import type { LifecycleStage } from '@sendero/flow-engine/segment'
import type { Starter } from './starters.ts'

export interface SeenProperty { readonly path: string; readonly types: readonly string[]; readonly share: number; readonly examples: readonly unknown[] }

const money = /total|amount|revenue|price|value|sum/i

/** The number on an event that says for how much it was; null when most of them have none. */
export function amountToAsk(properties: readonly SeenProperty[]): SeenProperty | null {
  const numbers = properties.filter(({ types, share }) => types[0] === 'number' && share > 0.5)
  return numbers.find(({ path }) => money.test(path)) ?? null
}

const usualAmount = 100
const muchInTimesOfOne = 3

/** What is much to spend in a year: three times what one usually comes to, in a round number. */
export function muchPerYear(examples: readonly unknown[]): number {
  const amounts = examples.map(Number).filter((amount) => Number.isFinite(amount) && amount > 0).sort((a, b) => a - b)
  const usual = amounts[Math.floor(amounts.length / 2)] ?? usualAmount / muchInTimesOfOne
  return Number((usual * muchInTimesOfOne).toPrecision(1))
}

const names: Readonly<Record<LifecycleStage, string>> = {
  champions: 'Champions', bigSpenders: 'Big spenders', new: 'New customers', active: 'Active customers', coolingOff: 'Cooling off', lapsed: 'Lapsed', never: 'Never bought',
}
const order: readonly LifecycleStage[] = ['champions', 'bigSpenders', 'new', 'active', 'coolingOff', 'lapsed', 'never']

/** Where people stand, told from the event this workspace lives from; none when none was seen. */
export function lifecycleStarters(event: string | null, amount: SeenProperty | null): Starter[] {
  if (event === null) return []
  const rules = lifecycleRules({ event, amount: amount?.path ?? null, muchPerYear: muchPerYear(amount?.examples ?? []) })
  return order.flatMap((stage) => {
    const rule = rules[stage]
    return rule === undefined ? [] : [{ name: names[stage], rule, isSeen: true }]
  })
}
