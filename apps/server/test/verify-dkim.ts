import { createHash, createPublicKey, verify } from 'node:crypto'

// Verifies as a receiver does (RFC 6376, relaxed/relaxed), from the bytes that went over the wire and the TXT record alone.

const unfold = (line: string): string => line.replace(/\r\n(?=[ \t])/g, '')
const relaxedHeader = (line: string): string => {
  const colon = line.indexOf(':')
  return `${line.slice(0, colon).trim().toLowerCase()}:${unfold(line.slice(colon + 1)).replace(/[ \t]+/g, ' ').trim()}`
}
const relaxedBody = (body: string): string => {
  const lines = body.split('\r\n').map((line) => line.replace(/[ \t]+/g, ' ').replace(/ $/, ''))
  const text = lines.join('\r\n').replace(/(\r\n)*$/, '')
  return text === '' ? '' : `${text}\r\n`
}
const tagsOf = (value: string): Record<string, string> => Object.fromEntries(value.split(';').map((tag) => tag.trim()).filter((tag) => tag !== '').map((tag) => {
  const at = tag.indexOf('=')
  return [tag.slice(0, at).trim(), tag.slice(at + 1).trim()]
}))

export interface DkimVerdict { readonly isValid: boolean; readonly domain: string; readonly selector: string; readonly signedHeaders: readonly string[] }

export function verifyDkim(raw: string, record: string): DkimVerdict {
  const split = raw.indexOf('\r\n\r\n')
  const headers = raw.slice(0, split).split(/\r\n(?![ \t])/)
  const line = headers.find((each) => /^dkim-signature:/i.test(each))
  if (line === undefined) throw new Error('The mail is not signed')
  const tags = tagsOf(unfold(line.slice(line.indexOf(':') + 1)))
  const names = (tags['h'] ?? '').split(':').map((name) => name.trim().toLowerCase())
  // Repeated names take the header fields from the bottom up.
  const left = [...headers].reverse()
  const signed = names.flatMap((name) => {
    const at = left.findIndex((each) => each.toLowerCase().startsWith(`${name}:`))
    return at === -1 ? [] : left.splice(at, 1).map((each) => `${relaxedHeader(each)}\r\n`)
  })
  const data = `${signed.join('')}${relaxedHeader(line.replace(/([;\s]b=)[^;]*/, '$1'))}`
  const bodyHash = createHash('sha256').update(relaxedBody(raw.slice(split + 4)), 'latin1').digest('base64')
  const key = createPublicKey({ key: Buffer.from(tagsOf(record)['p'] ?? '', 'base64'), format: 'der', type: 'spki' })
  const isSignature = verify('sha256', Buffer.from(data, 'latin1'), key, Buffer.from((tags['b'] ?? '').replace(/\s/g, ''), 'base64'))
  return { isValid: isSignature && bodyHash === tags['bh']?.replace(/\s/g, ''), domain: tags['d'] ?? '', selector: tags['s'] ?? '', signedHeaders: names }
}
