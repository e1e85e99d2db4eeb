// An SMTP server in a process of its own that accepts everything and remembers what it accepted, for crash runs and benches.
// Talks to its parent over IPC: {kind:'ready', port}; 'report' asks for {kind:'report', messages: [[Message-ID, recipient, count]]};
// 'count' and {countOf: prefix} ask how many messages, and how many recipients that begin so.
import { SMTPServer } from 'smtp-server'

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
      done(null, '250 2.0.0 taken')
    })
  },
})
server.on('error', () => undefined)

server.listen(0, '127.0.0.1', () => { process.send?.({ kind: 'ready', port: server.server.address().port }) })
process.on('message', (message) => {
  if (message === 'report') process.send?.({ kind: 'report', messages: [...accepted].map(([key, count]) => [...key.split(' '), count]), firstAt: [...firstAt] })
  if (message?.countOf !== undefined) process.send?.({ kind: 'count', total: [...firstAt.keys()].filter((to) => to.startsWith(message.countOf)).length })
  if (message === 'count') process.send?.({ kind: 'count', total: [...accepted.values()].reduce((sum, count) => sum + count, 0) })
})
process.on('disconnect', () => { process.exit(0) })
