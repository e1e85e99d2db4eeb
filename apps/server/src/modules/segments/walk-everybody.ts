import { uniteNeeds } from '@sendero/flow-engine'
import { evaluateRule, ruleNeeds } from '@sendero/flow-engine/segment'
import type { Rule } from '@sendero/flow-engine/segment'
import type { Deps } from '../../deps.ts'
import { AppError } from '../../errors/app-error.ts'
import { customersAfterNumber, loadCustomers } from '../customers/index.ts'
import { loadWorkspace } from '../workspaces/index.ts'
import { loadRunFacts } from './load-run-facts.ts'

const peoplePerSlice = 2_000
const memoryLimitMs = 10_000

interface Walk {
  readonly rules: readonly Rule[]
  readonly signal: AbortSignal
  /** Called for every customer in the order of their numbers, with the answer to each rule. */
  readonly visit: (person: { readonly number: number; readonly holds: readonly boolean[] }) => void
}

/** Holds everybody against rules in memory, as of now. Throws SUPERSEDED when the signal comes, UNAVAILABLE when it takes too long for somebody who waits. */
export async function walkEverybody(deps: Deps, workspaceId: string, { rules, signal, visit }: Walk): Promise<{ total: number; now: number }> {
  const deadline = performance.now() + memoryLimitMs
  const { workspace, now } = await deps.db.withWorkspace(workspaceId, loadWorkspace)
  const needs = uniteNeeds(rules.map(ruleNeeds))
  let total = 0
  for (let after = -1; ;) {
    if (signal.aborted) throw new AppError('SUPERSEDED')
    if (performance.now() > deadline) throw new AppError('UNAVAILABLE', 'Counting takes too long for a preview. Save the segment: it is then computed in the background.')
    const slice = await deps.db.withWorkspace(workspaceId, async (tx) => {
      const people = await customersAfterNumber(tx, after, peoplePerSlice)
      const customers = [...(await loadCustomers(tx, people.map((person) => person.customerId))).values()].sort((a, b) => a.number - b.number)
      return { last: people.at(-1), customers, facts: await loadRunFacts(deps, tx, { customers, needs, timeZone: workspace.timeZone }) }
    })
    if (slice.last === undefined) return { total, now }
    total += slice.customers.length
    for (const { id, number } of slice.customers) {
      const facts = slice.facts.get(id)
      if (facts) visit({ number, holds: rules.map((rule) => evaluateRule(rule, facts, now)) })
    }
    after = slice.last.number
  }
}
