import { z } from 'zod'
import type { Deps } from '../../../deps.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { checkInvariants } from '../../invariants/index.ts'
import { release } from '../release.ts'

const service = z.object({ name: z.string(), place: z.enum(['embedded', 'external']), version: z.string().nullable() })

export const workspaceAbout = defineProcedure({
  id: 'workspace.about',
  kind: 'query',
  permission: 'workspace:write',
  summary: 'Tell which release this is and which data services answer',
  input: z.strictObject({}),
  output: z.object({ release: z.string(), node: z.string(), role: z.string(), publicUrl: z.string(), services: z.array(service) }),
  rest: { method: 'GET', path: '/workspace/about', status: 200, tag: 'Workspace' },
  run: async ({ deps }) => ({ release, node: process.versions.node, role: deps.env.ROLE, publicUrl: deps.publicUrl, services: await servicesOf(deps) }),
})

/** `version` is null for a service that does not answer. */
async function servicesOf({ env, db, clickhouse }: Deps): Promise<z.infer<typeof service>[]> {
  const [postgres, analytics] = await Promise.all([
    db.global<{ version: string }>(`SELECT current_setting('server_version') AS version`).then(([row]) => row?.version ?? null, () => null),
    clickhouse.query({ query: 'SELECT version() AS version', format: 'JSONEachRow' }).then((result) => result.json<{ version: string }>()).then(([row]) => row?.version ?? null, () => null),
  ])
  const place = (url: string | undefined): 'embedded' | 'external' => (url === undefined ? 'embedded' : 'external')
  return [
    { name: 'PostgreSQL', place: place(env.DATABASE_URL), version: postgres },
    { name: 'ClickHouse', place: place(env.CLICKHOUSE_URL), version: analytics },
    env.REDIS_URL === undefined ? { name: 'Queues on PostgreSQL', place: place(env.DATABASE_URL), version: postgres } : { name: 'Queues on Redis', place: 'external', version: '' },
  ]
}

export const checkPromises = defineProcedure({
  id: 'workspace.checkInvariants',
  kind: 'mutation',
  permission: 'workspace:write',
  summary: 'Hold the stored rows of the workspace against what the engine promises',
  input: z.strictObject({}),
  output: z.object({ isClean: z.boolean(), violations: z.array(z.object({ id: z.string(), promise: z.string(), count: z.number().int(), examples: z.array(z.string()) })) }),
  rest: { method: 'POST', path: '/workspace/check-invariants', status: 200, tag: 'Workspace' },
  async run({ deps, workspaceId }) {
    const violations = await checkInvariants(deps, workspaceId)
    return { isClean: violations.length === 0, violations: violations.map(({ id, promise, count, examples }) => ({ id, promise, count, examples: [...examples] })) }
  },
})
