// Promises of the engine, asserted on the stored rows.
export { checkInvariants, checkRows } from './check-invariants.ts'
export type { Violation } from './violation.ts'
