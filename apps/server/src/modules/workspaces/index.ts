import { createWorkspace } from './procedures/create-workspace.ts'
import { listRoles } from './procedures/list-roles.ts'
import { getWorkspace, updateWorkspace } from './procedures/workspace-settings.ts'

export { insertWorkspace } from './insert-workspace.ts'
export type { NewWorkspace } from './insert-workspace.ts'
export { lastDays } from './last-days.ts'
export { loadWorkspace } from './load-workspace.ts'
export type { Workspace } from './load-workspace.ts'
export { recordAudit } from './record-audit.ts'
export { capWindowMs } from './sending-rules.ts'
export type { FrequencyCap, QuietHours, SendingRules } from './sending-rules.ts'
export { setSender } from './set-sender.ts'

export const workspaceProcedures = [getWorkspace, updateWorkspace, createWorkspace, listRoles] as const
