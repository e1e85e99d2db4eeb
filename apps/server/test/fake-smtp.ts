import { createServer } from 'node:net'
import type { Socket } from 'node:net'

export interface ReceivedMail { readonly from: string; readonly to: string; readonly raw: string; readonly messageId: string }

/**
 * What the server does with a mail. `lost`: takes it and drops the connection instead of answering. `silent`: takes it and says nothing.
 * `cut`: drops the connection when the data begins. A text is the reply, at the stage of the recipient or after the data.
 */
export type MailFate = 'accept' | 'lost' | 'silent' | 'cut' | { readonly at: 'recipient' | 'data'; readonly reply: string }

export interface FakeSmtp {
  readonly url: string
  /** Mails taken, in order: what has left the house for good. */
  readonly received: ReceivedMail[]
  connections: number
  /** Most sends at the same moment. */
  mostAtOnce: number
  decide: (to: string) => MailFate
  /** Awaited between the final dot and the answer. */
  hold: (mail: ReceivedMail) => Promise<void>
  close(): Promise<void>
}

/** A mail server on a socket, small enough to misbehave exactly as told. */
export async function openFakeSmtp({ port = 0 }: { port?: number } = {}): Promise<FakeSmtp> {
  const sockets = new Set<Socket>()
  let sending = 0
  const server = createServer((socket) => {
    sockets.add(socket)
    fake.connections += 1
    socket.on('error', () => undefined)
    socket.on('close', () => { sockets.delete(socket) })
    serve(fake, socket, (change) => {
      sending += change
      fake.mostAtOnce = Math.max(fake.mostAtOnce, sending)
    })
  })
  await new Promise<void>((resolve) => { server.listen(port, '127.0.0.1', resolve) })
  const address = server.address()
  const fake: FakeSmtp = {
    url: `smtp://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    received: [], connections: 0, mostAtOnce: 0,
    decide: () => 'accept',
    hold: () => Promise.resolve(),
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise<void>((resolve) => { server.close(() => { resolve() }) })
    },
  }
  return fake
}

function serve(fake: FakeSmtp, socket: Socket, count: (change: 1 | -1) => void): void {
  let [buffer, from, to, isData] = ['', '', '', false]
  const say = (line: string): void => { socket.write(`${line}\r\n`) }
  const finish = async (raw: string): Promise<void> => {
    const fate = fake.decide(to)
    if (typeof fate === 'object' && fate.at === 'data') { count(-1); return say(fate.reply) }
    const mail = { from, to, raw, messageId: /^Message-ID: <([^@>]+)@/im.exec(raw)?.[1] ?? '' }
    fake.received.push(mail)
    await fake.hold(mail)
    count(-1)
    if (fate === 'lost') socket.destroy()
    else if (fate !== 'silent') say('250 2.0.0 Ok: queued')
  }
  const command = (line: string): void => {
    const verb = line.slice(0, 4).toUpperCase()
    if (verb === 'EHLO') { say('250-fake'); say('250 8BITMIME') }
    else if (verb === 'MAIL') { from = /<(.*?)>/.exec(line)?.[1] ?? ''; say('250 Ok') }
    else if (verb === 'RCPT') {
      to = /<(.*?)>/.exec(line)?.[1] ?? ''
      const fate = fake.decide(to)
      say(typeof fate === 'object' && fate.at === 'recipient' ? fate.reply : '250 Ok')
    } else if (verb === 'DATA') {
      if (fake.decide(to) === 'cut') return void socket.destroy()
      isData = true
      count(1)
      say('354 Go on')
    } else if (verb === 'QUIT') { say('221 Bye'); socket.end() }
    else say('250 Ok')
  }
  say('220 fake ESMTP')
  socket.on('data', (chunk) => {
    buffer += chunk.toString('latin1')
    for (;;) {
      const end = buffer.indexOf(isData ? '\r\n.\r\n' : '\r\n')
      if (end === -1) return
      const text = buffer.slice(0, end)
      buffer = buffer.slice(end + (isData ? 5 : 2))
      if (isData) { isData = false; void finish(text) } else command(text)
    }
  })
}
