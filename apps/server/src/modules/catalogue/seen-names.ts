import { isPersonalTrait } from '@sendero/flow-engine/segment'
import type { Deps } from '../../deps.ts'
import { AppError } from '../../errors/app-error.ts'
import { isUnavailable } from '../../db/clickhouse-errors.ts'
import { countCustomers, sampleTraits } from '../customers/index.ts'
import { sampleProperties } from '../events/index.ts'
import { countEventNames, countPropertyPaths, countTraitPaths } from './catalogue-repository.ts'
import type { CountedPaths, SeenEvent } from './catalogue-repository.ts'
import { remember } from './remember.ts'
import { countPaths, examplesOf, typesOf } from './seen-attribute.ts'
import type { SeenAttribute } from './seen-attribute.ts'

/** Up to here PostgreSQL tells all, at once and never behind. */
export const fewCustomers = 5_000
const sampledCustomers = 2_000
const sampledEvents = 500

/** Names of events that happened here, the most frequent first. Throws UNAVAILABLE when they cannot be told now. */
export const seenEvents = (deps: Deps, workspaceId: string): Promise<readonly SeenEvent[]> => (
  remember(deps, `${workspaceId} events`, () => inTime(countEventNames({ clickhouse: deps.clickhouse, workspaceId }))))

export interface SeenTrait extends SeenAttribute { readonly isPersonal: boolean }

/** Traits customers have, the most frequent first. Personal ones are known to PostgreSQL alone, from its newest customers. */
export const seenTraits = (deps: Deps, workspaceId: string): Promise<readonly SeenTrait[]> => (
  remember(deps, `${workspaceId} traits`, async () => {
    const { isAll, sample } = await deps.db.withWorkspace(workspaceId, async (tx) => {
      const isAll = await countCustomers(tx) <= fewCustomers
      return { isAll, sample: await sampleTraits(tx, isAll ? fewCustomers : sampledCustomers) }
    })
    const examples = examplesOf(sample)
    const counted = attributes({ lookedAt: sample.length, paths: countPaths(sample) }, examples)
    const known = isAll ? counted : [
      ...counted.filter(({ path }) => isPersonalTrait(path)),
      ...attributes(await inTime(countTraitPaths({ clickhouse: deps.clickhouse, workspaceId })), examples),
    ]
    return byShare(known).map((trait) => ({ ...trait, isPersonal: isPersonalTrait(trait.path) }))
  }))

/** Properties of the events of a name, the most frequent first. */
export const seenProperties = (deps: Deps, workspaceId: string, event: string): Promise<readonly SeenAttribute[]> => (
  remember(deps, `${workspaceId} properties ${event}`, async () => {
    const sample = await deps.db.withWorkspace(workspaceId, (tx) => sampleProperties(tx, event, sampledEvents))
    return byShare(attributes(await inTime(countPropertyPaths({ clickhouse: deps.clickhouse, workspaceId }, event)), examplesOf(sample)))
  }))

function attributes({ lookedAt, paths }: CountedPaths, examples: ReadonlyMap<string, readonly string[]>): SeenAttribute[] {
  return [...paths].map(([path, counts]) => ({ path, types: typesOf(counts), share: lookedAt === 0 ? 0 : counts.seen / lookedAt, examples: examples.get(path) ?? [] }))
}

function byShare(seen: readonly SeenAttribute[]): SeenAttribute[] {
  return seen.toSorted((a, b) => b.share - a.share || (a.path < b.path ? -1 : 1))
}

/** Says what a person who waits for suggestions can do. */
export async function inTime<T>(answer: Promise<T>): Promise<T> {
  return answer.catch((error: unknown) => {
    throw isUnavailable(error) ? new AppError('UNAVAILABLE', 'What was seen so far cannot be listed at the moment. Type the name, or try again in a few seconds.', { cause: error, retryAfter: 5 }) : error
  })
}
