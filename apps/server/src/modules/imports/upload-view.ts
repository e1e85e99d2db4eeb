import { toPublicId } from '../../db/public-id.ts'
import { instantText } from '../../procedures/paging.ts'
import type { Received } from './receive-upload.ts'
import type { SuggestedMapping } from './suggest-mapping.ts'

/** What an upload is answered with. */
export interface UploadView {
  readonly fileId: string
  readonly name: string
  readonly bytes: number
  readonly format: 'csv' | 'ndjson'
  /** Exact unless cells hold line breaks. */
  readonly rowEstimate: number
  /** Null for NDJSON, which has no columns. */
  readonly mapping: SuggestedMapping | null
  /** The first 20 rows, cells cut to 200 characters. */
  readonly rows: readonly (readonly string[])[]
  /** Why the rest cannot be read, when that shows in the first 1,000 rows. */
  readonly problem: string | null
  /** The same content, or another under the same name, was imported before. */
  readonly earlier: { readonly id: string; readonly kind: 'customers' | 'events'; readonly name: string; readonly startedAt: string; readonly isSameContent: boolean } | null
}

export function uploadView({ upload, earlier, format, mapping, rows, problem }: Received): UploadView {
  return {
    fileId: toPublicId('file', upload.id), name: upload.name, bytes: upload.bytes, format, rowEstimate: upload.rowEstimate, mapping, rows, problem,
    earlier: earlier === null ? null : { ...earlier, id: toPublicId('import', earlier.id), startedAt: instantText(earlier.startedAt) },
  }
}
