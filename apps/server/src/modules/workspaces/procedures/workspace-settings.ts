import { z } from 'zod'
import { isTimeZone } from '@sendero/flow-engine/time'
import { actorName } from '../../../procedures/actor.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { loadWorkspace } from '../load-workspace.ts'
import type { Workspace } from '../load-workspace.ts'
import { recordAudit } from '../record-audit.ts'

const settings = {
  name: z.string().min(1).max(100),
  timeZone: z.string().refine(isTimeZone, 'Use an IANA time zone such as Europe/Berlin.'),
  postalAddress: z.string().max(500),
  fromName: z.string().max(100),
  fromEmail: z.union([z.literal(''), z.email()]),
  tracking: z.enum(['all', 'consent', 'off']),
  sdkConsent: z.enum(['identify', 'explicit']),
}
const view = z.object({ ...settings, slug: z.string(), isSandbox: z.boolean() })

const toView = (workspace: Workspace): z.infer<typeof view> => ({
  slug: workspace.slug, name: workspace.name, isSandbox: workspace.isSandbox, timeZone: workspace.timeZone, postalAddress: workspace.postalAddress,
  fromName: workspace.fromName, fromEmail: workspace.fromEmail, tracking: workspace.tracking, sdkConsent: workspace.sdkConsent,
})

export const getWorkspace = defineProcedure({
  id: 'workspace.get',
  kind: 'query',
  permission: 'workspace:read',
  summary: 'Get the settings of the workspace',
  input: z.strictObject({}),
  output: view,
  rest: { method: 'GET', path: '/workspace', status: 200, tag: 'Workspace' },
  run: ({ deps, workspaceId }) => deps.db.withWorkspace(workspaceId, async (tx) => toView((await loadWorkspace(tx)).workspace)),
})

const columns = { name: 'name', timeZone: 'time_zone', postalAddress: 'postal_address', fromName: 'from_name', fromEmail: 'from_email', tracking: 'tracking', sdkConsent: 'sdk_consent' } as const

export const updateWorkspace = defineProcedure({
  id: 'workspace.update',
  kind: 'mutation',
  permission: 'workspace:write',
  summary: 'Change settings of the workspace; fields left out stay as they are',
  input: z.strictObject(settings).partial(),
  output: view,
  rest: { method: 'PATCH', path: '/workspace', status: 200, tag: 'Workspace' },
  run: ({ deps, workspaceId, actor }, input) => deps.db.withWorkspace(workspaceId, async (tx) => {
    const changes = (Object.keys(columns) as (keyof typeof columns)[]).filter((field) => input[field] !== undefined)
    if (changes.length > 0) {
      // Column names come from the fixed table above, never from the request.
      await tx.query(`UPDATE workspaces SET ${changes.map((field, index) => `${columns[field]} = $${index + 1}`).join(', ')} WHERE id = current_workspace()`, changes.map((field) => input[field]))
      await recordAudit(tx, { actor: actorName(actor), action: 'workspace.update', target: null, data: { fields: changes } })
    }
    return toView((await loadWorkspace(tx)).workspace)
  }),
})
