import { isUtf8 } from 'node:buffer'
import { promisify } from 'node:util'
import { gunzip, inflate } from 'node:zlib'
import { AppError } from '../errors/app-error.ts'

const gunzipAsync = promisify(gunzip)
const inflateAsync = promisify(inflate)

/** Reads a JSON body whatever its content type says, compressed or not, and never lets it grow beyond `limit` bytes. */
export async function readBody(raw: unknown, encoding: string | undefined, limit: number): Promise<{ value: unknown; bytes: number }> {
  if (!Buffer.isBuffer(raw) || raw.length === 0) throw new AppError('MALFORMED', 'The body is empty.')
  const body = await unpack(raw, encoding, limit)
  if (body.length > limit) throw tooLarge(limit)
  if (!isUtf8(body)) throw new AppError('MALFORMED', 'The body is not valid UTF-8.')
  const text = body.toString('utf8')
  try {
    return { value: JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text), bytes: body.length }
  } catch (error) {
    throw new AppError('MALFORMED', 'The body is not valid JSON.', { cause: error })
  }
}

export const tooLarge = (limit: number): AppError => new AppError('PAYLOAD_TOO_LARGE', `The body may have at most ${limit / 1024} KB, counted after it is unpacked.`)

async function unpack(raw: Buffer, encoding: string | undefined, limit: number): Promise<Buffer> {
  const name = encoding?.trim().toLowerCase() ?? ''
  // JSON never begins with these two bytes: some clients compress and forget the header.
  const isGzip = raw[0] === 0x1f && raw[1] === 0x8b
  if (isGzip) return bounded(gunzipAsync(raw, { maxOutputLength: limit }), limit)
  if (name === 'deflate') return bounded(inflateAsync(raw, { maxOutputLength: limit }), limit)
  // Nor does anything compressed begin like JSON: a proxy may have unpacked the body and left the header.
  if (name === '' || name === 'identity' || looksLikeJson(raw)) return raw
  if (name === 'gzip' || name === 'x-gzip') throw new AppError('MALFORMED', 'The body is not gzip, although Content-Encoding says so.')
  throw new AppError('MALFORMED', `Content-Encoding "${name.slice(0, 40)}" is not supported: send gzip, deflate or none.`)
}

const looksLikeJson = (raw: Buffer): boolean => raw[0] === 0x7b || raw[0] === 0x5b

/** zlib stops at the limit by itself, so a small body that unpacks to gigabytes costs no more than any other. */
async function bounded(unpacked: Promise<Buffer>, limit: number): Promise<Buffer> {
  try {
    return await unpacked
  } catch (error) {
    if (error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(limit)
    throw new AppError('MALFORMED', 'The compressed body cannot be unpacked.', { cause: error })
  }
}
