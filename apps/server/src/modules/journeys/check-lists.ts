import type { Diagnostic, Plan } from '@sendero/flow-engine'
import type { Tx } from '../../db/postgres.ts'
import { missingLists } from '../lists/index.ts'
import { serverDiagnostic } from './server-diagnostics.ts'

/** Lists that steps, or the goals and exits of the journey as a whole, ask for and that do not exist. Those that do stay until the end of the transaction. */
export async function checkLists(tx: Tx, plan: Plan): Promise<Diagnostic[]> {
  const asked = [...Object.values(plan.nodes).map((node) => ({ node, text: JSON.stringify(node.config) })), { node: null, text: JSON.stringify(plan.watch ?? null) }]
    .flatMap(({ node, text }) => [...new Set(text.match(/lst_[0-9a-f]{32}/g) ?? [])].map((listId) => ({ node, listId })))
  const missing = new Set(await missingLists(tx, [...new Set(asked.map(({ listId }) => listId))]))
  return asked.filter(({ listId }) => missing.has(listId)).map(({ node, listId }) => serverDiagnostic('LIST_NOT_FOUND', node, { listId }))
}
