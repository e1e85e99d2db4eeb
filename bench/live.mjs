// node bench/live.mjs [--rate 20] [--seconds 30]
// From the moment an SMTP server has taken a mail to the moment the stream that the canvas follows tells a count with that mail in it.
import { parseArgs } from 'node:util'
import { startSink } from '../tooling/demo/start-sink.mjs'
import { eventually } from '../tooling/demo/running-server.mjs'
import { authorization, openWorld, percentile, publishMailJourney, report } from './bench-world.mjs'

const { values } = parseArgs({ options: { rate: { type: 'string', default: '20' }, seconds: { type: 'string', default: '30' } } })
const rate = Number(values.rate)
const total = rate * Number(values.seconds)
const sink = await startSink()
const world = await openWorld({ SMTP_URL: sink.url, OUTBOUND_ALLOW: new URL(sink.url).host })
const leave = new AbortController()
try {
  const journeyId = await publishMailJourney(world.api, 'Live')
  /** @type {{ sent: number, at: number }[]} */
  const told = []
  const following = follow(journeyId, (numbers) => {
    const sent = numbers.nodes?.mail?.sent
    if (sent !== undefined) told.push({ sent, at: Date.now() })
  })
  const headers = { Authorization: authorization(world.writeKey) }
  const start = Date.now() + 500
  const sending = []
  for (let n = 0; n < total; n += 1) {
    const wait = start + (n * 1000) / rate - Date.now()
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
    sending.push(fetch(`${world.server.url}/v1/batch`, { method: 'POST', headers, body: JSON.stringify({ batch: [{ type: 'identify', userId: `l${n}`, traits: { email: `l${n}@example.test` } }, { type: 'track', userId: `l${n}`, event: 'Live', messageId: `live-${n}` }] }) }))
  }
  for (const response of await Promise.all(sending)) if (!response.ok) throw new Error(`Refused: ${response.status}`)
  await eventually('every mail to be counted', () => Promise.resolve((told.at(-1)?.sent ?? 0) >= total ? true : null), { timeoutMs: 60_000 })
  leave.abort()
  await following
  const { firstAt } = await sink.report()
  const takenAt = firstAt.map(([, at]) => at).sort((a, b) => a - b)
  const waits = takenAt.map((at, index) => (told.find(({ sent }) => sent > index)?.at ?? NaN) - at)
  report('live', world.loadBefore, { mailsPerSecond: rate, mails: waits.length, told: told.length, p50ms: percentile(waits, 0.5), p95ms: percentile(waits, 0.95), maxMs: Math.max(...waits) })
} finally {
  leave.abort()
  await world.server.stop()
  sink.stop()
}

/** Reads the stream of a journey's numbers until it is left. */
async function follow(journeyId, onNumbers) {
  const response = await fetch(`${world.server.url}/api/v1/workflows/${journeyId}/live`, { headers: { Authorization: `Bearer ${world.key}` }, signal: leave.signal })
  if (!response.ok) throw new Error(`The stream is refused: ${response.status} ${await response.text()}`)
  let rest = ''
  try {
    for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
      const messages = `${rest}${chunk}`.split('\n\n')
      rest = messages.pop() ?? ''
      for (const message of messages) {
        if (!/^event: metrics$/m.test(message)) continue
        onNumbers(JSON.parse(message.split('\n').filter((line) => line.startsWith('data: ')).map((line) => line.slice(6)).join('')))
      }
    }
  } catch (error) {
    if (!leave.signal.aborted) throw error
  }
}
