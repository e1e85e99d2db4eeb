import type { Deps } from '../../deps.ts'
import { AppError } from '../../errors/app-error.ts'
import { customersPlan } from './import-customers.ts'
import { eventsPlan } from './import-events.ts'
import type { ImportOptions } from './import-options.ts'
import type { ImportPlan } from './run-import.ts'
import { uploadPath } from './uploads-folder.ts'
import type { StoredUpload } from './uploads-repository.ts'

/** What to do with the rows of an uploaded file. Throws INVALID_INPUT when the options do not fit it, MALFORMED when it is no table. */
export async function openPlan(deps: Deps, workspaceId: string, { upload, options }: { readonly upload: Pick<StoredUpload, 'id' | 'format'>; readonly options: ImportOptions }): Promise<ImportPlan> {
  const path = uploadPath(deps, upload.id)
  if (options.kind === 'customers') {
    const { kind: _kind, ...customers } = options
    if (upload.format !== 'csv') throw new AppError('INVALID_INPUT', 'Customers are imported from CSV files. A file with one call a line is imported as events.')
    return customersPlan(deps, path, customers)
  }
  const { kind: _kind, ...events } = options
  return eventsPlan(deps, workspaceId, { path, options: { ...events, format: upload.format } })
}
