import { randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { AppError } from '../../errors/app-error.ts'
import { mostBytes, readFileText } from './file-text.ts'
import type { FileText } from './file-text.ts'

// A file is looked at whole before its first row counts: its hash tells whether this import was begun before, and text in
// another encoding or a bomb is refused while nothing has happened yet.

/** Unpacked bytes per byte of gzip; real tables stay far below, bombs far above. */
const mostGzipRatio = 100

export interface ImportFile extends FileText {
  readonly path: string
  /** Removes what was made for this import; a file that was given stays. */
  discard(): Promise<void>
}

/** Makes a checked, plain file in `folder` of a path or a stream, gzip or not. Throws MALFORMED, NOT_FOUND or PAYLOAD_TOO_LARGE. */
export async function openImportFile(source: string | Readable, folder: string): Promise<ImportFile> {
  if (typeof source === 'string' && !await isGzip(source)) return { path: source, ...await readFileText(source), discard: () => Promise.resolve() }
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const raw = typeof source === 'string' ? source : join(folder, `${randomUUID()}.upload`)
  const made = typeof source === 'string' ? [] : [raw]
  const discard = async (): Promise<void> => { await Promise.all(made.map((path) => rm(path, { force: true }))) }
  try {
    if (typeof source !== 'string') await pipeline(source, limitBytes(mostBytes), createWriteStream(raw, { mode: 0o600 }))
    if (!await isGzip(raw)) return { path: raw, ...await readFileText(raw), discard }
    const plain = join(folder, `${randomUUID()}.plain`)
    made.push(plain)
    await unpack(raw, plain)
    return { path: plain, ...await readFileText(plain), discard }
  } catch (error) {
    await discard()
    throw error
  }
}

async function isGzip(path: string): Promise<boolean> {
  const file = await open(path, 'r').catch((error: unknown) => { throw new AppError('NOT_FOUND', 'The file cannot be read.', { cause: error }) })
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0)
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b
  } finally {
    await file.close()
  }
}

async function unpack(from: string, to: string): Promise<void> {
  const file = await open(from, 'r')
  const { size } = await file.stat()
  await file.close()
  try {
    await pipeline(createReadStream(from), createGunzip(), limitBytes(Math.min(mostBytes, Math.max(size, 1024) * mostGzipRatio)), createWriteStream(to, { mode: 0o600 }))
  } catch (error) {
    throw error instanceof AppError ? error : new AppError('MALFORMED', 'The file cannot be unpacked.', { cause: error })
  }
}

function limitBytes(most: number): Transform {
  let bytes = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      if (bytes > most) done(new AppError('PAYLOAD_TOO_LARGE', `An import file may have at most ${mostBytes / 1024 / 1024} MB, and gzip at most ${mostGzipRatio} times its size.`))
      else done(null, chunk)
    },
  })
}
