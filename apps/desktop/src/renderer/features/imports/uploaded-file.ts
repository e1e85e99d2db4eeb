import { formatNumber, t } from '@sendero/i18n'
import { ProblemError, workspaceHeaders } from '../../base/http.ts'

export const cellTypes = ['string', 'number', 'boolean', 'date', 'json'] as const
export type CellType = (typeof cellTypes)[number]

export interface UploadedColumn {
  readonly name: string
  readonly type: CellType
  readonly nearly: { readonly type: CellType; readonly misfits: number; readonly example: string } | null
  /** What it most likely is; null for a column without a name. */
  readonly trait: string | null
  /** Share of the rows seen in which it says something. */
  readonly filled: number
  readonly examples: readonly string[]
}

/** What the server says about a file it has received: a route of its own, so the shape is written down here. */
export interface UploadedFile {
  readonly fileId: string
  readonly name: string
  readonly bytes: number
  readonly format: 'csv' | 'ndjson'
  readonly rowEstimate: number
  readonly mapping: {
    readonly kind: 'customers' | 'events'
    readonly columns: readonly UploadedColumn[]
    readonly id: string | null
    readonly event: string | null
    readonly timestamp: string | null
    readonly messageId: string | null
    readonly anonymousId: string | null
  } | null
  readonly rows: readonly (readonly string[])[]
  readonly problem: string | null
  readonly earlier: { readonly id: string; readonly kind: 'customers' | 'events'; readonly name: string; readonly startedAt: string; readonly isSameContent: boolean } | null
}

export interface Upload { readonly done: Promise<UploadedFile>; abort(): void }

/** Sends a file as it is. XMLHttpRequest, because only it tells how much has gone out. Rejects with ProblemError; never settles after abort. */
export function uploadFile(file: File, onProgress: (share: number) => void): Upload {
  const request = new XMLHttpRequest()
  const done = new Promise<UploadedFile>((resolve, reject) => {
    request.upload.addEventListener('progress', ({ loaded, total }) => { if (total > 0) onProgress(loaded / total) })
    request.addEventListener('error', () => { reject(new ProblemError({ status: 0, code: 'UNREACHABLE', detail: t('The connection broke while the file was sent. Try again.') })) })
    request.addEventListener('load', () => {
      try {
        resolve(readAnswer(request))
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)))
      }
    })
  })
  request.open('POST', `/api/v1/imports/files?name=${encodeURIComponent(file.name.slice(-200))}`)
  for (const [name, value] of Object.entries({ ...workspaceHeaders(), 'Content-Type': 'application/octet-stream' })) request.setRequestHeader(name, value)
  request.send(file)
  return { done, abort: () => { request.abort() } }
}

function readAnswer({ status, responseText }: XMLHttpRequest): UploadedFile {
  const answer: unknown = parse(responseText)
  if (status >= 200 && status < 300) return answer as UploadedFile
  const { detail, code } = (answer ?? {}) as { detail?: string; code?: string }
  throw new ProblemError({ status, code, detail: detail ?? t('The server answered {status}.', { status: String(status) }) })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

export const mostBytes = 500 * 1024 * 1024

const units = ['bytes', 'KB', 'MB', 'GB'] as const

export function bytesLabel(bytes: number): string {
  const power = Math.min(units.length - 1, bytes < 1024 ? 0 : Math.floor(Math.log2(bytes) / 10))
  const value = bytes / 1024 ** power
  return `${formatNumber(value, { maximumFractionDigits: power === 0 || value >= 100 ? 0 : 1 })} ${units[power] ?? ''}`
}
