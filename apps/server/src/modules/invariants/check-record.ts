import type { Deps } from '../../deps.ts'
import { waitForExport } from '../outbox/index.ts'
import { recordedBalances, storedBalances } from './recorded-visits-repository.ts'
import type { NodeBalance } from './recorded-visits-repository.ts'
import type { Violation } from './violation.ts'

const exportMs = 30_000
const shown = 5

/**
 * Holds the record of decisions against the runs: every run has entered once, and whoever entered a node and did not leave it
 * stands there. Only meaningful while no run moves, or moves slowly; what moved in between is looked at a second time.
 */
export async function checkRecord(deps: Deps, workspaceId: string): Promise<Violation[]> {
  const first = await imbalances(deps, workspaceId)
  if (first.length === 0) return []
  const second = new Set(await imbalances(deps, workspaceId))
  const subjects = first.filter((subject) => second.has(subject))
  if (subjects.length === 0) return []
  return [{ id: 'I18', promise: 'The record of decisions adds up to the runs: entered = left + standing in every node, one entry per run', count: subjects.length, examples: subjects.slice(0, shown) }]
}

async function imbalances(deps: Deps, workspaceId: string): Promise<string[]> {
  // Stored before the export: a run that moves in between then shows as recorded but not stored, and is settled the second time.
  const stored = await deps.db.withWorkspace(workspaceId, storedBalances)
  if (!await waitForExport(deps, workspaceId, exportMs)) return ['ClickHouse has not received everything yet']
  return differences(stored, await recordedBalances(deps, workspaceId))
}

/** Pure. */
function differences(stored: readonly NodeBalance[], recorded: readonly NodeBalance[]): string[] {
  const key = ({ journeyId, version, nodeId }: NodeBalance): string => `${journeyId} version ${version} node ${nodeId}`
  const found = new Map(recorded.map((balance) => [key(balance), balance]))
  const wanted = new Map(stored.map((balance) => [key(balance), balance]))
  return [...new Set([...found.keys(), ...wanted.keys()])].flatMap((place) => {
    const [is, shall] = [found.get(place), wanted.get(place)]
    const isEntry = (is ?? shall)?.nodeId === 'entry'
    const problems = [
      ...((is?.standing ?? 0) === (shall?.standing ?? 0) ? [] : [`${is?.standing ?? 0} recorded as standing, ${shall?.standing ?? 0} stored`]),
      ...(!isEntry || (is?.entered ?? 0) === (shall?.entered ?? 0) ? [] : [`${is?.entered ?? 0} recorded as entered, ${shall?.entered ?? 0} runs`]),
    ]
    return problems.map((problem) => `${place}: ${problem}`)
  })
}
