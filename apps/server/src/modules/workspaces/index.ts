export { loadWorkspace } from './load-workspace.ts'
export type { Workspace } from './load-workspace.ts'
