import { domainToASCII } from 'node:url'
import { encodeWord, encodeWords, foldLines } from 'nodemailer/lib/mime-funcs'
import { encode, wrap } from 'nodemailer/lib/qp'
import type { Mail } from './mail.ts'

// A mail of ours has one shape, a text and an HTML part, so it is put together here from nodemailer's encoders instead of through
// its general composer, which costs twenty times as much processor time per mail.

/** The mail as bytes, but for the dots of SMTP. The same mail at the same time gives the same bytes. */
export function buildMime(mail: Mail, at: Date): Buffer {
  const boundary = `=_${mail.messageId.replaceAll('-', '')}`
  const headers: (readonly [string, string])[] = [
    ['From', mailbox(mail.from.name, mail.from.email)],
    ['To', asciiAddress(mail.to)],
    ['Subject', words(oneLine(mail.subject))],
    ['Date', at.toUTCString().replace('GMT', '+0000')],
    ...Object.entries(mail.headers),
    ['MIME-Version', '1.0'],
    ['Content-Type', `multipart/alternative; boundary="${boundary}"`],
  ]
  const head = headers.map(([name, value]) => foldLines(`${name}: ${oneLine(value)}`, 76)).join('\r\n')
  const parts = [part('text/plain', mail.text), part('text/html', mail.html)].map((text) => `--${boundary}\r\n${text}\r\n`).join('')
  return Buffer.from(`${head}\r\n\r\n${parts}--${boundary}--\r\n`)
}

/** The address as servers without SMTPUTF8 take it: a domain of other letters in its ASCII form. */
export function asciiAddress(address: string): string {
  const at = address.lastIndexOf('@')
  return `${address.slice(0, at)}@${domainToASCII(address.slice(at + 1)) || address.slice(at + 1)}`
}

/** Text that only looks like an encoded word is encoded too, so that it arrives as it stands. */
const words = (text: string): string => (text.includes('=?') ? encodeWord(text, 'Q', 52) : encodeWords(text, 'Q', 52, true))

function mailbox(name: string, email: string): string {
  const plain = oneLine(name)
  if (plain === '') return asciiAddress(email)
  const isAscii = /^[\x20-\x7e]*$/.test(plain) && !plain.includes('=?')
  return `${isAscii ? `"${plain.replace(/[\\"]/g, '\\$&')}"` : encodeWord(plain, 'Q', 52)} <${asciiAddress(email)}>`
}

function part(type: string, content: string): string {
  const text = content.replace(/\r\n?|\n/g, '\r\n')
  const isPlain = /^[\x09\x0a\x0d\x20-\x7e]*$/.test(text) && text.split('\r\n').every((line) => line.length <= 76)
  const [encoding, encoded] = isPlain ? ['7bit', text] : ['quoted-printable', wrap(encode(text), 76)]
  return `Content-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${encoded}`
}

/** Whatever came from traits or authors: a header is one line. */
const oneLine = (text: string): string => text.replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ').trim()
