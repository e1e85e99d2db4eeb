import { z } from 'zod'
import { isTimeZone } from '@sendero/flow-engine/time'
import { actorName } from '../../../procedures/actor.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { loadWorkspace } from '../load-workspace.ts'
import type { Workspace } from '../load-workspace.ts'
import { changeSendingRules } from '../change-sending-rules.ts'
import { recordAudit } from '../record-audit.ts'
import { frequencyCaps, quietHours } from '../sending-rules.ts'

const settings = {
  name: z.string().min(1).max(100),
  timeZone: z.string().refine(isTimeZone, 'Use an IANA time zone such as Europe/Berlin.'),
  postalAddress: z.string().max(500),
  fromName: z.string().max(100),
  fromEmail: z.union([z.literal(''), z.email()]),
  tracking: z.enum(['all', 'consent', 'off']),
  sdkConsent: z.enum(['identify', 'explicit']),
  frequencyCaps,
  quietHours: quietHours.nullable(),
  holdoutPercent: z.number().min(0).max(100).refine((percent) => Math.abs(percent * 100 - Math.round(percent * 100)) < 1e-6, 'Use at most two decimals.'),
}
const view = z.object({ ...settings, slug: z.string(), isSandbox: z.boolean() })

const toView = (workspace: Workspace): z.infer<typeof view> => ({
  slug: workspace.slug, name: workspace.name, isSandbox: workspace.isSandbox, timeZone: workspace.timeZone, postalAddress: workspace.postalAddress,
  fromName: workspace.fromName, fromEmail: workspace.fromEmail, tracking: workspace.tracking, sdkConsent: workspace.sdkConsent,
  frequencyCaps: [...workspace.sendingRules.frequencyCaps], quietHours: workspace.sendingRules.quietHours, holdoutPercent: workspace.holdout.percent,
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

const columns = { name: 'name', timeZone: 'time_zone', postalAddress: 'postal_address', fromName: 'from_name', fromEmail: 'from_email', tracking: 'tracking', sdkConsent: 'sdk_consent', holdoutPercent: 'holdout_percent' } as const

export const updateWorkspace = defineProcedure({
  id: 'workspace.update',
  kind: 'mutation',
  permission: 'workspace:write',
  summary: 'Change settings of the workspace; fields left out stay as they are. `frequencyCaps` and `quietHours` are for the marketing e-mail of journeys: one person gets at most `most` within any window of the length `within`, and only between `from` and `to` on these weekdays (1 is Monday) by their own clock, else by that of the workspace. `holdoutPercent` is the share of people no journey lets in, always the same people',
  input: z.strictObject(settings).partial(),
  output: view,
  rest: { method: 'PATCH', path: '/workspace', status: 200, tag: 'Workspace' },
  run: ({ deps, workspaceId, actor }, input) => deps.db.withWorkspace(workspaceId, async (tx) => {
    const changes = (Object.keys(columns) as (keyof typeof columns)[]).filter((field) => input[field] !== undefined)
    // Column names come from the fixed table above, never from the request.
    const set = async (): Promise<void> => {
      if (changes.length > 0) await tx.query(`UPDATE workspaces SET ${changes.map((field, index) => `${columns[field]} = $${index + 1}`).join(', ')} WHERE id = current_workspace()`, changes.map((field) => input[field]))
    }
    const isZoneNew = input.timeZone !== undefined && input.timeZone !== (await loadWorkspace(tx)).workspace.timeZone
    await (isZoneNew ? deps.hooks.changeZone(deps, tx, { change: set }) : set())
    const rules = { ...(input.frequencyCaps === undefined ? {} : { frequencyCaps: input.frequencyCaps }), ...(input.quietHours === undefined ? {} : { quietHours: input.quietHours }) }
    const fields = [...changes, ...Object.keys(rules)]
    if (fields.length > changes.length || input.timeZone !== undefined) {
      await changeSendingRules(tx, { frequencyCaps: input.frequencyCaps, quietHours: input.quietHours }, (await loadWorkspace(tx)).now)
      tx.afterCommit(() => { deps.wake.wake('message.deliver', workspaceId) })
    }
    if (fields.length > 0) await recordAudit(tx, { actor: actorName(actor), action: 'workspace.update', target: null, data: { fields, ...rules } })
    return toView((await loadWorkspace(tx)).workspace)
  }),
})
