import { sendsKey } from '@sendero/flow-engine'
import type { Facts, SendNeed } from '@sendero/flow-engine'
import { addDuration, parseDuration } from '@sendero/flow-engine/time'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import type { Customer } from '../customers/index.ts'
import { countRecentSends } from '../messages/index.ts'
import { loadRunFacts } from '../segments/index.ts'
import { loadWinners } from './experiments-repository.ts'
import { needsOfRuns } from './needs-of-runs.ts'
import type { RunInProgress } from './run-in-progress.ts'

export interface FactsAsked {
  readonly runs: readonly RunInProgress[]
  readonly customers: ReadonlyMap<string, Customer>
  readonly timeZone: string
  readonly now: number
}

/** Everything these runs may look at until they park again: a query for each kind of fact that any of their plans asks for. */
export async function loadStepFacts(deps: Pick<Deps, 'secrets'>, tx: Tx, { runs, customers, timeZone, now }: FactsAsked): Promise<(progress: RunInProgress) => Facts> {
  const wanted = [...new Set(runs.map(({ run }) => run.customerId))].flatMap((id) => customers.get(id) ?? [])
  const needs = needsOfRuns(runs)
  const [facts, sends, winners] = await Promise.all([
    loadRunFacts(deps, tx, { customers: wanted, needs, timeZone, now }),
    loadSends(tx, { customers: wanted, sends: needs.sends ?? [] }),
    needs.experiments === undefined ? null : loadWinnersOf(tx, runs),
  ])
  return ({ run }) => {
    const known = facts.get(run.customerId)
    if (!known) throw new Error('The facts of a customer were not loaded')
    // Most plans ask for nothing more: their runs share the facts of the customer.
    if (sends === null && winners === null) return known
    return { ...known, ...asked('sends', sends, (of) => of(run.customerId)), ...asked('winners', winners, (of) => of(run)) }
  }
}

/** A fact that nobody asked for is absent, so that a plan that forgot to ask shows. */
function asked<Name extends keyof Facts, Of>(name: Name, of: Of | null, value: (of: Of) => Facts[Name]): Partial<Facts> {
  return of === null ? {} : { [name]: value(of) }
}

async function loadSends(tx: Tx, { customers, sends }: { readonly customers: readonly Customer[]; readonly sends: readonly SendNeed[] }): Promise<((customerId: string) => ReadonlyMap<string, number>) | null> {
  if (sends.length === 0) return null
  const customerIds = customers.map(({ id }) => id)
  const counts = await Promise.all(sends.map(async (send) => [sendsKey(send), await countRecentSends(tx, { customerIds, channel: send.channel, withinMs: lengthOf(send.within) })] as const))
  return (customerId) => new Map(counts.map(([key, byCustomer]) => [key, byCustomer.get(customerId) ?? 0]))
}

/** Days of 24 hours, months of 31 days: a window to count in has no calendar. */
function lengthOf(within: string): number {
  const duration = parseDuration(within)
  if (duration === null) throw new Error(`A plan holds the invalid duration "${within}"`)
  return addDuration(0, duration, 'UTC')
}

async function loadWinnersOf(tx: Tx, runs: readonly RunInProgress[]): Promise<(run: RunInProgress['run']) => ReadonlyMap<string, string>> {
  const decided = await loadWinners(tx, [...new Set(runs.map(({ run }) => run.journeyId))])
  const plans = new Map(runs.map(({ run, plan }) => [`${run.journeyId} ${run.version}`, plan]))
  const winners = new Map([...plans].map(([key, plan]) => [key, new Map(decided.filter(({ journeyId, nodeId, salt }) => key.startsWith(`${journeyId} `) && plan.nodes[nodeId]?.config['salt'] === salt)
    .map(({ nodeId, winner }) => [nodeId, winner]))]))
  return (run) => winners.get(`${run.journeyId} ${run.version}`) ?? new Map()
}
