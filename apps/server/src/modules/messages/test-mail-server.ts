import { lookup } from 'node:dns/promises'
import net from 'node:net'
import type { Mail } from './mail.ts'
import { asciiAddress, buildMime } from './build-mime.ts'
import { SmtpSession } from './smtp-connection.ts'
import type { SmtpOptions } from './smtp-options.ts'
import { dialFreely } from './smtp-policy.ts'

export const smtpSteps = ['lookup', 'connect', 'encrypt', 'signIn', 'accept'] as const
export type SmtpStepName = (typeof smtpSteps)[number]
export interface SmtpStep { readonly step: SmtpStepName; readonly outcome: 'done' | 'failed' | 'skipped'; readonly detail: string }

const timeoutMs = 10_000

/** Walks the way of a mail to a server once, in the open, and says at every step what came back. Stops at the first that fails. */
export async function testMailServer(options: SmtpOptions, of: { readonly mail: Mail; readonly sign: ((mime: Buffer) => Promise<Buffer>) | null }): Promise<SmtpStep[]> {
  const steps: SmtpStep[] = []
  let session: SmtpSession | null = null
  const take = async (step: SmtpStepName, work: () => Promise<string | null>): Promise<void> => {
    try {
      const detail = await work()
      steps.push(detail === null ? { step, outcome: 'skipped', detail: 'Not needed: no user name is set.' } : { step, outcome: 'done', detail })
    } catch (error) {
      const failedStep = step === 'encrypt' && !isAboutTls(error) ? 'connect' : step
      if (failedStep !== step) steps.pop()
      steps.push({ step: failedStep, outcome: 'failed', detail: inWords(error, options) })
      throw new Stopped()
    }
  }
  try {
    await take('lookup', () => addressesOf(options.host))
    let socket: net.Socket | null = null
    await take('connect', async () => {
      socket = await (options.dial ?? dialFreely)(options.host, options.port, timeoutMs)
      return `Connected to ${socket.remoteAddress ?? options.host}, port ${options.port}.`
    })
    session = new SmtpSession(options, timeoutMs, socket)
    const open = session
    await take('encrypt', async () => {
      await open.connect()
      if (open.isEncrypted) return options.rejectUnauthorized ? 'The connection is encrypted, and the certificate belongs to the server.' : 'The connection is encrypted; the certificate was not checked.'
      return 'Not encrypted: the server offers no encryption here.'
    })
    await take('signIn', async () => {
      if (options.auth === null) return null
      await open.signIn(options.auth)
      return `Signed in as ${options.auth.user}.`
    })
    await take('accept', () => hand(open, of))
  } catch (error) {
    if (!(error instanceof Stopped)) throw error
  } finally {
    session?.quit()
  }
  return steps
}

class Stopped extends Error {}

async function addressesOf(host: string): Promise<string> {
  if (net.isIP(host) !== 0) return `${host} is an address: nothing to look up.`
  const found = await lookup(host, { all: true })
  return `${host} is ${found.map(({ address }) => address).join(', ')}.`
}

async function hand(session: SmtpSession, { mail, sign }: Parameters<typeof testMailServer>[1]): Promise<string> {
  const unsigned = buildMime(mail, new Date())
  const mime = sign === null ? unsigned : await sign(unsigned)
  const result = await session.send({ from: asciiAddress(mail.from.email), to: asciiAddress(mail.to), mime, beforeEnd: () => undefined }, timeoutMs)
  if (result.kind === 'accepted') return `Accepted: ${result.reply}`
  throw new Error(result.kind === 'refused' ? `The server refused the ${placeOf[result.stage]}: ${result.reply}` : result.error)
}

const placeOf = { session: 'conversation', sender: 'sender address', recipient: 'recipient', data: 'mail' } as const

interface Coded { readonly code?: string; readonly response?: string; readonly message: string }

const isAboutTls = (error: unknown): boolean => (error as Coded).code === 'ETLS' || /TLS|SSL|certificate|wrong version number|altnames/i.test((error as Coded).message)

/** What the fault most likely is, before what the machine said. */
function inWords(error: unknown, { host, port, isSecure }: SmtpOptions): string {
  const { code, response, message } = error as Coded
  const said = response ?? message
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return `No server with the name ${host} was found. Check the spelling.`
  if (code === 'ECONNREFUSED') return `Nothing answers on port ${port} of ${host}. Check the port.`
  if (code === 'EAUTH') return `The server refused the user name or the password. Many providers want a password made for apps. It said: ${said}`
  if (/wrong version number/i.test(message) && isSecure) return `Port ${port} does not speak TLS from the first byte. Choose STARTTLS, or port 465.`
  if (/self-signed|unable to verify|altnames|expired/i.test(message)) return `The certificate of the server cannot be trusted: ${said}`
  if (/STARTTLS/i.test(said)) return `The server offers no STARTTLS on port ${port}. It said: ${said}`
  return said
}
