// node bench/sends.mjs [--people 10000]
// A journey of five steps that e-mails everybody at once: messages per second taken by a recording SMTP server, beside what bare pooled
// nodemailer reaches against the same server in the same run.
import { createRequire } from 'node:module'
import { parseArgs } from 'node:util'
import { startSink } from '../tooling/demo/start-sink.mjs'
import { eventually } from '../tooling/demo/running-server.mjs'
import { fillSegment, openWorld, publishCampaign, report } from './bench-world.mjs'

const { createTransport } = createRequire(new URL('../apps/server/package.json', import.meta.url))('nodemailer')
const { values } = parseArgs({ options: { people: { type: 'string', default: '10000' } } })
const people = Number(values.people)

async function bareRate(url, count) {
  const transport = createTransport({ url: `${url}?pool=true`, pool: true, maxConnections: 10, maxMessages: Infinity })
  const html = '<p>Hello p1. <a href="http://127.0.0.1/u/0123456789abcdef0123456789abcdef">Unsubscribe</a> Bench Ltd, 1 Main Street</p>'
  const start = performance.now()
  await Promise.all(Array.from({ length: count }, (_, n) => transport.sendMail({ from: 'bench@example.test', to: `bare${n}@example.test`, subject: 'Bare', html, text: 'Hello p1' })))
  const perSecond = Math.round(count / ((performance.now() - start) / 1000))
  transport.close()
  return perSecond
}

const sink = await startSink()
const world = await openWorld({ SMTP_URL: sink.url, OUTBOUND_ALLOW: new URL(sink.url).host })
try {
  const segmentId = await fillSegment(world, people)
  const bare = await bareRate(sink.url, Math.min(people, 5_000))
  const before = await sink.count()
  const start = performance.now()
  await publishCampaign(world.api, segmentId)
  await eventually('every e-mail to arrive', async () => ((await sink.count()) - before >= people ? true : null), { timeoutMs: 600_000, everyMs: 50 })
  const perSecond = Math.round(people / ((performance.now() - start) / 1000))
  report('sends', world.loadBefore, { people, barePooledNodemailerPerSecond: bare, messagesPerSecond: perSecond, ofBare: Number((perSecond / bare).toFixed(2)), note: 'from the call of publish to the last message taken, entry and steps included' })
} finally {
  await world.server.stop()
  sink.stop()
}
