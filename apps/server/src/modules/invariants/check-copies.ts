import type { Deps } from '../../deps.ts'
import { AppError } from '../../errors/app-error.ts'
import { reconcile } from '../copies/index.ts'
import type { TableBalance } from '../copies/index.ts'
import type { Violation } from './violation.ts'

/** Holds ClickHouse against PostgreSQL. A workspace too busy to be looked at in one state says nothing about its promises. */
export async function checkCopies(deps: Deps, workspaceId: string): Promise<Violation[]> {
  try {
    return violations((await reconcile(deps, workspaceId)).tables)
  } catch (error) {
    if (error instanceof AppError && error.code === 'UNAVAILABLE') return []
    throw error
  }
}

function violations(tables: readonly TableBalance[]): Violation[] {
  const unequal = tables.filter((table) => !table.isEqual)
  if (unequal.length === 0) return []
  const examples = unequal.map(({ table, expected, actual, missing, foreign, doubled }) =>
    `${table}: ${expected} expected, ${actual} there; ${missing} missing, ${foreign} foreign, ${doubled} doubled`)
  return [{ id: 'I16', promise: 'ClickHouse has what PostgreSQL says, once', count: unequal.length, examples }]
}
