// People and events from files: uploaded in the app, or given to the admin CLI.
import { checkImport } from './procedures/check-import.ts'
import { cancelImport, resumeImport } from './procedures/end-import.ts'
import { getImport } from './procedures/get-import.ts'
import { listImports } from './procedures/list-imports.ts'
import { startImport } from './procedures/start-import.ts'

export { customersImportInput } from './customers-import-input.ts'
export { eventsImportInput } from './events-import-input.ts'
export { importCustomers } from './import-customers.ts'
export type { CustomersImported, ImportCustomers } from './import-customers.ts'
export { importEvents } from './import-events.ts'
export type { EventsImported, ImportEvents } from './import-events.ts'
export { startImportRunner } from './import-runner.ts'
export type { ImportObserver, ImportProgress } from './run-import.ts'
export { mostBytes as mostImportBytes } from './file-text.ts'
export { receiveUpload } from './receive-upload.ts'
export { uploadView } from './upload-view.ts'
export { requireImport } from './import-view.ts'
export { rejectsCsv } from './rejects-csv.ts'
export { eraseRejects } from './imports-repository.ts'

export const importProcedures = [listImports, checkImport, startImport, getImport, cancelImport, resumeImport] as const
