// Demo data: a made-up shop that lives three months through the doors everybody uses.
import { cancelDemo, getDemo, loadDemoData } from './procedures/demo-data.ts'

export { recoverDemoLoads, startDemoLoad, stopDemoLoads } from './run-demo-load.ts'

export const demoProcedures = [getDemo, loadDemoData, cancelDemo] as const
