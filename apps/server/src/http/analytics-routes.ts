import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { parseInput } from '../errors/validation.ts'
import { rebuildAnalytics, reconcile } from '../modules/copies/index.ts'
import type { TableBalance } from '../modules/copies/index.ts'
import { answerInLines } from './answer-in-lines.ts'

const rebuildInput = z.strictObject({ fromStart: z.boolean().default(false) })
const historiesStay = 'node_visits and segment_changes are histories that only ClickHouse has: nothing can rebuild them, and nothing touches them.'

/** The copy in ClickHouse, held against PostgreSQL and made anew. A client that goes away stops a rebuild, which the same call continues later. */
export function registerAnalyticsRoutes(admin: FastifyInstance, deps: Deps, workspaceOf: (request: FastifyRequest) => Promise<string>): void {
  admin.post('/analytics/reconcile', async (request, reply) => {
    const workspaceId = await workspaceOf(request)
    return reply.type('application/x-ndjson').send(answerInLines(request, async (write) => {
      const { tables, leftOut } = await reconcile(deps, workspaceId, (table) => { write({ progress: `Comparing ${table}` }) })
      const todo = whatToDo(tables)
      return { isClean: todo === null, tables, leftOut, ...(todo === null ? {} : { todo }) }
    }))
  })
  admin.post('/analytics/rebuild', async (request, reply) => {
    const workspaceId = await workspaceOf(request)
    const { fromStart } = parseInput(rebuildInput, request.body)
    return reply.type('application/x-ndjson').send(answerInLines(request, async (write, signal) => {
      const onProgress = ({ rows, nextNumber }: { readonly rows: number; readonly nextNumber: number | null }): void => {
        write({ progress: nextNumber === null ? `${rows} rows written` : `${rows} rows written, customers below number ${nextNumber} are done` })
      }
      return { ...await rebuildAnalytics(deps, workspaceId, { isFromStart: fromStart, onProgress, signal }), note: historiesStay }
    }))
  })
}

function whatToDo(tables: readonly TableBalance[]): string | null {
  const unequal = tables.filter(({ isEqual }) => !isEqual).map(({ table }) => table)
  const isHistory = (table: string): boolean => table === 'node_visits' || table === 'segment_changes'
  const steps = [
    ...(unequal.some((table) => !isHistory(table)) ? ['Run "npm run admin -- rebuild-analytics", with the same --workspace, then reconcile again.'] : []),
    ...(unequal.some(isHistory) ? [historiesStay] : []),
  ]
  return steps.length === 0 ? null : steps.join(' ')
}
