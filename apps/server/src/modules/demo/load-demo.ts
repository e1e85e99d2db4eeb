import { Readable } from 'node:stream'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../procedures/actor.ts'
import type { ProcedureContext } from '../../procedures/procedure.ts'
import { walkClock } from '../clock/index.ts'
import { importCustomers } from '../imports/index.ts'
import { mailHost } from '../messages/index.ts'
import { loadWorkspace } from '../workspaces/index.ts'
import { bookDemoProgress } from './demo-loads-repository.ts'
import { demoStops } from './demo-stops.ts'
import { giveAddress } from './demo-workspace-repository.ts'
import { LivingPeople } from './live-through.ts'
import { makeLateContent, makeShopContent, pauseShopJourney } from './make-shop-content.ts'
import { shopAddress } from './shop/shop-address.ts'
import { shopHistory } from './shop/shop-history.ts'
import { peopleCsv, shopPeople } from './shop/shop-people.ts'

export interface DemoSize { readonly customers: number; readonly days: number }

const dayMs = 86_400_000
export const historyMs = ({ days }: DemoSize): number => days * dayMs

/** Thrown when somebody cancelled the load. */
export class DemoCancelled extends Error {}
/** Thrown when the process is about to end; the next start clears up. */
export class DemoInterrupted extends Error {}

interface Load { readonly size: DemoSize; readonly seed: string; readonly actor: Actor; readonly end: number; readonly wasSandbox: boolean; readonly signal: AbortSignal }

/**
 * Lives the months of a shop through the real engine, in a workspace that is a sandbox whose clock stands at their beginning: imports
 * people, makes templates, a segment and a journey, then goes from stop to stop. Leaves the clock at the end.
 */
export async function loadDemo(deps: Deps, workspaceId: string, { size, seed, actor, end, wasSandbox, signal }: Load): Promise<void> {
  // Nobody is woken for what is done here step by step; what must happen beside it, the sweeper finds within a second.
  const quiet: Deps = { ...deps, wake: { wake: () => undefined, wakeAt: () => undefined } }
  const context: ProcedureContext = { deps: quiet, actor, workspaceId, requestId: 'demo', log: deps.log, signal }
  const start = end - historyMs(size)
  const people = shopPeople(seed, size.customers)
  const { workspace } = await deps.db.withWorkspace(workspaceId, loadWorkspace)
  const stops = demoStops({ start, end, timeZone: workspace.timeZone })
  let done = 0
  const book = async (): Promise<void> => {
    if (signal.aborted) throw new DemoInterrupted()
    const { goesOn } = await deps.db.withWorkspace(workspaceId, (tx) => bookDemoProgress(tx, done))
    deps.live.publish({ kind: 'demo', workspaceId })
    if (!goesOn) throw new DemoCancelled()
    done += 1
  }

  await book()
  await importCustomers(quiet, workspaceId, { name: 'Customers of the shop', id: { kind: 'column', column: 'userId' }, map: ['trackingConsent=trackingConsent:boolean', 'birthday=birthday:date'], consent: 'attested', timeZone: null, source: Readable.from([peopleCsv(people)]) })
  await deps.db.withWorkspace(workspaceId, (tx) => giveAddress(tx, shopAddress))
  const { journeyId } = await makeShopContent(context)
  const living = new LivingPeople(quiet, workspaceId, { seed, calls: shopHistory(people, { seed, start, end }) })
  await walkClock(quiet, workspaceId, {
    stops,
    async at(stop) {
      await book()
      await living.liveUntil(stop)
    },
  })
  await makeLateContent(context)
  const host = await deps.db.withWorkspace(workspaceId, (tx) => mailHost(deps.env, tx, { isSandbox: wasSandbox }))
  if (host !== null) await pauseShopJourney(context, journeyId)
}

export const demoTotal = (size: DemoSize, of: { readonly end: number; readonly timeZone: string }): number => demoStops({ start: of.end - historyMs(size), end: of.end, timeZone: of.timeZone }).length + 1
