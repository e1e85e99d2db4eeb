import { timingSafeEqual } from 'node:crypto'
import type { Deps } from '../../deps.ts'

// A token names a message and, for clicks, one of its links; nothing else, and nobody can make one without our key. The three
// purposes have three keys' worth of difference: a token from an image cannot unsubscribe anybody.

export type TokenPurpose = 'unsubscribe' | 'open' | 'click'
export interface TokenContent { readonly workspaceId: string; readonly messageId: string; readonly link: number }

const uuidBytes = 16
const bodyBytes = 2 * uuidBytes + 2
const macBytes = 16

export function makeToken(deps: Pick<Deps, 'secrets'>, purpose: TokenPurpose, content: TokenContent): string {
  const body = Buffer.concat([bytesOf(content.workspaceId), bytesOf(content.messageId), Buffer.from([content.link >> 8, content.link & 0xff])])
  return Buffer.concat([body, macOf(deps, purpose, body)]).toString('base64url')
}

/** What the token names, or null when it was not made by us for this purpose. Tokens never expire. */
export function readToken(deps: Pick<Deps, 'secrets'>, purpose: TokenPurpose, token: string): TokenContent | null {
  const bytes = Buffer.from(token, 'base64url')
  // Decoding is lenient: only the one spelling we gave out counts.
  if (bytes.length !== bodyBytes + macBytes || bytes.toString('base64url') !== token) return null
  const body = bytes.subarray(0, bodyBytes)
  if (!timingSafeEqual(macOf(deps, purpose, body), bytes.subarray(bodyBytes))) return null
  return { workspaceId: uuidOf(body.subarray(0, uuidBytes)), messageId: uuidOf(body.subarray(uuidBytes, 2 * uuidBytes)), link: body.readUInt16BE(2 * uuidBytes) }
}

const macOf = (deps: Pick<Deps, 'secrets'>, purpose: TokenPurpose, body: Buffer): Buffer => deps.secrets.hmac(`token/${purpose}`, body).subarray(0, macBytes)
const bytesOf = (uuid: string): Buffer => Buffer.from(uuid.replaceAll('-', ''), 'hex')

function uuidOf(bytes: Buffer): string {
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
