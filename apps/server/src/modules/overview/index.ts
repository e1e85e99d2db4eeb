// What is going on in a workspace, counted over all modules.
import { checkPromises, workspaceAbout } from './procedures/workspace-about.ts'
import { workspaceOverview } from './procedures/workspace-overview.ts'

export const overviewProcedures = [workspaceOverview, workspaceAbout, checkPromises] as const
