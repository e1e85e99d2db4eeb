// What is on its way to ClickHouse. Written in the transaction that made it, copied exactly once afterwards.
export { writeListMoves, writeOutbox, writeOutboxText, writeSegmentMoves } from './write-outbox.ts'
export type { OutboxTarget, SegmentMove } from './write-outbox.ts'
export { exportOutbox } from './export-outbox.ts'
export { waitForExport } from './wait-for-export.ts'
export { pendingVisits } from './pending-visits.ts'
export { countWaitingRows, loadExportedCounts, longestWaitMs } from './outbox-repository.ts'
export { withExportsHeld } from './with-exports-held.ts'
export { loadWaitingRows } from './load-waiting-rows.ts'
