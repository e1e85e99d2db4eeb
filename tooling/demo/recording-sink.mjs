// An SMTP server and a receiver of webhooks in a process of their own that accept everything and remember what they accepted, for
// crash runs and benches. SINK_DELAY_MS: how long each thinks before it answers. Talks to its parent over IPC: {kind:'ready', port, hookPort};
// 'report' asks for {kind:'report', messages: [[Message-ID, recipient, count]], calls: [[webhook-id, count]]}; {countOf} for the recipients that begin so.
import { createServer } from 'node:http'
import { SMTPServer } from 'smtp-server'

const delayMs = Number(process.env['SINK_DELAY_MS'] ?? 0)
/** @param {() => void} act */
const afterDelay = (act) => { if (delayMs === 0) act(); else setTimeout(act, delayMs) }
const calls = new Map()
const hooks = createServer((request, response) => {
  request.resume().on('end', () => {
    const id = String(request.headers['webhook-id'])
    calls.set(id, (calls.get(id) ?? 0) + 1)
    afterDelay(() => { response.writeHead(204).end() })
  })
})

const accepted = new Map()
const firstAt = new Map()

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  disableReverseLookup: true,
  // The package waits before it greets, against spammers: not what a measuring sink is for.
  useXClient: false,
  logger: false,
  closeTimeout: 200,
  onData(stream, session, done) {
    let head = ''
    stream.on('data', (chunk) => { if (head.length < 8_000) head += chunk.toString('latin1') })
    stream.on('end', () => {
      const id = /^message-id:\s*(\S+)/im.exec(head)?.[1] ?? '(none)'
      const to = session.envelope.rcptTo.map((one) => one.address).join(',')
      const key = `${id} ${to}`
      accepted.set(key, (accepted.get(key) ?? 0) + 1)
      if (!firstAt.has(to)) firstAt.set(to, Date.now())
      afterDelay(() => { done(null, '250 2.0.0 taken') })
    })
  },
})
server.on('error', () => undefined)

hooks.listen(0, '127.0.0.1', () => {
  server.listen(0, '127.0.0.1', () => { process.send?.({ kind: 'ready', port: server.server.address().port, hookPort: hooks.address().port }) })
})
process.on('message', (message) => {
  if (message === 'report') process.send?.({ kind: 'report', messages: [...accepted].map(([key, count]) => [...key.split(' '), count]), firstAt: [...firstAt], calls: [...calls] })
  if (message?.countOf !== undefined) process.send?.({ kind: 'count', total: [...firstAt.keys()].filter((to) => to.startsWith(message.countOf)).length })
  if (message === 'count') process.send?.({ kind: 'count', total: [...accepted.values()].reduce((sum, count) => sum + count, 0) })
})
process.on('disconnect', () => { process.exit(0) })
