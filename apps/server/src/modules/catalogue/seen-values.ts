import { isPersonalTrait } from '@sendero/flow-engine/segment'
import type { Deps } from '../../deps.ts'
import { countCustomers, countTraitValues } from '../customers/index.ts'
import { countPropertyValues } from '../events/index.ts'
import { countValuesOfProperty, countValuesOfTrait } from './catalogue-repository.ts'
import type { CountedValue } from './catalogue-repository.ts'
import { remember } from './remember.ts'
import { fewCustomers, inTime } from './seen-names.ts'

export interface SeenValue { readonly value: string | number | boolean; readonly count: number }
interface Search { readonly q: string; readonly limit: number }

/** Newest customers a value of a personal trait is looked for in: PostgreSQL reads their traits one by one. */
const searchedCustomers = 20_000
const knownSpellings = 200

/** The values of a trait, the most frequent first; with `q` those that hold that text. */
export const valuesOfTrait = (deps: Deps, workspaceId: string, { trait, q, limit }: Search & { readonly trait: string }): Promise<readonly SeenValue[]> => (
  remember(deps, `${workspaceId} values ${JSON.stringify([trait, q, limit])}`, async () => {
    const isPersonal = isPersonalTrait(trait)
    const { isAll, written } = await deps.db.withWorkspace(workspaceId, async (tx) => {
      const isAll = isPersonal || await countCustomers(tx) <= fewCustomers
      return { isAll, written: await countTraitValues(tx, { trait, q, among: isPersonal ? searchedCustomers : fewCustomers, limit: isAll ? limit : knownSpellings }) }
    })
    if (isAll) return written
    return asWritten(await inTime(countValuesOfTrait({ clickhouse: deps.clickhouse, workspaceId }, { path: trait, q, limit })), written)
  }))

/** The values of a property of the events of a name, the most frequent first; with `q` those that hold that text. */
export const valuesOfProperty = (deps: Deps, workspaceId: string, { event, property, q, limit }: Search & { readonly event: string; readonly property: string }): Promise<readonly SeenValue[]> => (
  remember(deps, `${workspaceId} values ${JSON.stringify([event, property, q, limit])}`, async () => {
    const written = await deps.db.withWorkspace(workspaceId, (tx) => countPropertyValues(tx, { event, property, q, limit: knownSpellings }))
    return asWritten(await inTime(countValuesOfProperty({ clickhouse: deps.clickhouse, workspaceId }, event, { path: property, q, limit })), written)
  }))

/** ClickHouse knows how often and PostgreSQL how it is written; a value that is not among the newest stays in lower case, which every rule compares by. */
function asWritten(counted: readonly CountedValue[], written: readonly SeenValue[]): SeenValue[] {
  const spelling = new Map(written.toReversed().map(({ value }) => [String(value).toLowerCase(), value]))
  return counted.map(({ text, count }) => ({ value: spelling.get(text) ?? text, count }))
}
