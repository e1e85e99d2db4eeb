import type { Dial } from './smtp-policy.ts'

export interface SmtpOptions {
  readonly host: string
  readonly port: number
  /** TLS from the first byte; otherwise STARTTLS is used when the server offers it. */
  readonly isSecure: boolean
  readonly requireTls: boolean
  readonly auth: { readonly user: string; readonly pass: string } | null
  /** False only for servers with a certificate nobody signed, by `?tls.rejectUnauthorized=false`. */
  readonly rejectUnauthorized: boolean
  /** Sends at the same time: this sets the rate. `?maxConnections=` in the URL. */
  readonly maxConnections: number
  /** Name in EHLO. */
  readonly name: string | null
  /** How the connection is opened where not every address may be reached; null: as nodemailer does it. */
  readonly dial: Dial | null
}

/** Reads SMTP_URL: `smtp(s)://user:password@host:port?maxConnections=10&requireTLS=true&name=mail.example.com`. */
export function smtpOptions(url: string): SmtpOptions {
  const { protocol, hostname, port, username, password, searchParams } = new URL(url)
  const isSecure = protocol === 'smtps:'
  const connections = Number(searchParams.get('maxConnections') ?? 10)
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (isSecure ? 465 : 587) : Number(port),
    isSecure,
    requireTls: searchParams.get('requireTLS') === 'true',
    auth: username === '' ? null : { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    rejectUnauthorized: searchParams.get('tls.rejectUnauthorized') !== 'false',
    maxConnections: Number.isInteger(connections) && connections >= 1 && connections <= 200 ? connections : 10,
    name: searchParams.get('name'),
    dial: null,
  }
}
