import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { TextDecoder } from 'node:util'
import { AppError } from '../../errors/app-error.ts'

export const mostBytes = 500 * 1024 * 1024

export interface FileText {
  /** SHA-256 of the content. */
  readonly hash: Buffer
  readonly bytes: number
  /** Line breaks, and one for a last line without. */
  readonly lines: number
}

/** Reads a file whole before its first row counts. Throws MALFORMED for anything but UTF-8 text, saying what it looks like, and PAYLOAD_TOO_LARGE. */
export async function readFileText(path: string): Promise<FileText> {
  await refuseKnownFormats(path)
  const hash = createHash('sha256')
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let bytes = 0
  let lines = 0
  let last = newline
  for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>) {
    hash.update(chunk)
    bytes += chunk.length
    if (bytes > mostBytes) throw new AppError('PAYLOAD_TOO_LARGE', `An import file may have at most ${mostBytes / 1024 / 1024} MB.`)
    decodeOrRefuse(decoder, chunk)
    for (let at = chunk.indexOf(newline); at !== -1; at = chunk.indexOf(newline, at + 1)) lines += 1
    last = chunk.at(-1) ?? last
  }
  decodeOrRefuse(decoder, null)
  return { hash: hash.digest(), bytes, lines: last === newline ? lines : lines + 1 }
}

const newline = 0x0a

// What spreadsheets save when CSV was meant. Told apart by their first bytes, never by a name.
const knownFormats: readonly { readonly starts: readonly number[]; readonly message: string }[] = [
  { starts: [0x50, 0x4b, 0x03, 0x04], message: 'This is an Excel workbook or a ZIP archive. Save the sheet as CSV (UTF-8), or unpack the archive, and choose that file.' },
  { starts: [0xd0, 0xcf, 0x11, 0xe0], message: 'This is an old Excel workbook. Save the sheet as CSV (UTF-8) and choose that file.' },
  { starts: [0xff, 0xfe], message: 'This file is UTF-16 text. Save it as CSV (UTF-8) and choose that file.' },
  { starts: [0xfe, 0xff], message: 'This file is UTF-16 text. Save it as CSV (UTF-8) and choose that file.' },
  { starts: [0x25, 0x50, 0x44, 0x46], message: 'This is a PDF. Choose a CSV file.' },
]

async function refuseKnownFormats(path: string): Promise<void> {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(8), 0, 8, 0)
    const found = knownFormats.find(({ starts }) => starts.length <= bytesRead && starts.every((byte, index) => buffer[index] === byte))
    if (found) throw new AppError('MALFORMED', found.message)
  } finally {
    await file.close()
  }
}

function decodeOrRefuse(decoder: TextDecoder, chunk: Buffer | null): void {
  try {
    if (chunk === null) decoder.decode()
    else decoder.decode(chunk, { stream: true })
  } catch (error) {
    throw new AppError('MALFORMED', 'The file is not UTF-8 text: save it as UTF-8 and import it again.', { cause: error })
  }
}
