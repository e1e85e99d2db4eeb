import net from 'node:net'
import { RequestFilteringHttpAgent } from 'request-filtering-agent'
import { isLoopback } from '../../env.ts'
import type { Env } from '../../env.ts'

/** Opens the connection to a mail server, or throws a reason that is shown to whoever set the server. */
export type Dial = (host: string, port: number, timeoutMs: number) => Promise<net.Socket>

export interface SmtpPolicy {
  /** Named by whoever hosts us, or reachable from nowhere else: a password may go there in the clear. */
  isTrusted(host: string, port: number): boolean
  /** Why this server may not be used, as far as its name and port tell; null when it may. */
  refusal(host: string, port: number): string | null
  readonly dial: Dial
}

const mailPorts: ReadonlySet<number> = new Set([25, 465, 587, 2525])

/**
 * Where the mail servers of workspaces may stand: the ports of mail on public addresses, and what OUTBOUND_ALLOW names. The address a
 * name resolves to is looked at when the connection is made. On a server that only its own machine can reach, everything is allowed:
 * whoever sets it can connect there anyway. The server of SMTP_URL is set by whoever hosts this one, and is not asked about.
 */
export function smtpPolicy(env: Pick<Env, 'HOST' | 'PUBLIC_URL' | 'OUTBOUND_ALLOW'>): SmtpPolicy {
  const isOwnMachine = isLoopback(env.HOST) && env.PUBLIC_URL === undefined
  const allowed = new Set(env.OUTBOUND_ALLOW.map((entry) => entry.toLowerCase()))
  const isTrusted: SmtpPolicy['isTrusted'] = (host, port) => isOwnMachine || allowed.has(`${host.toLowerCase()}:${port}`)
  const refusal: SmtpPolicy['refusal'] = (host, port) => {
    if (isTrusted(host, port) || mailPorts.has(port)) return null
    return `Port ${port} is not used for mail: take 587, 465, 2525 or 25, or have ${host}:${port} named in OUTBOUND_ALLOW.`
  }
  return {
    isTrusted,
    refusal,
    async dial(host, port, timeoutMs) {
      const reason = refusal(host, port)
      if (reason !== null) throw new Error(reason)
      return isTrusted(host, port) ? dialFreely(host, port, timeoutMs) : connected(filtered(host, port), timeoutMs)
    },
  }
}

/** Without a policy: for the server of SMTP_URL. */
export const dialFreely: Dial = (host, port, timeoutMs) => connected(net.connect({ host, port }), timeoutMs)

function filtered(host: string, port: number): net.Socket {
  // Created without a callback it hands over the socket at once; the refusal of an address comes as its error.
  return new RequestFilteringHttpAgent({ keepAlive: false }).createConnection({ host, port }) as net.Socket
}

function connected(socket: net.Socket, timeoutMs: number): Promise<net.Socket> {
  return new Promise((resolve, reject) => {
    const fail = (error: Error): void => {
      clearTimeout(timer)
      socket.destroy()
      reject(isRefusedAddress(error) ? new Error('The address of this server is not public. Whoever hosts Sendero can name it in OUTBOUND_ALLOW.', { cause: error }) : error)
    }
    const timer = setTimeout(() => { fail(new Error(`No connection within ${timeoutMs / 1_000} seconds`)) }, timeoutMs)
    socket.once('error', fail)
    socket.once('connect', () => {
      clearTimeout(timer)
      socket.removeListener('error', fail)
      resolve(socket)
    })
  })
}

const isRefusedAddress = (error: Error): boolean => error.message.includes('is not allowed. Because')
