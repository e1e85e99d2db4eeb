// People and events from files, by whoever runs this installation.
export { customersImportInput, importCustomers } from './import-customers.ts'
export type { CustomersImported, ImportCustomers } from './import-customers.ts'
export { eventsImportInput, importEvents } from './import-events.ts'
export type { EventsImported, ImportEvents } from './import-events.ts'
export type { ImportObserver, ImportProgress } from './run-import.ts'
