// node bench/latency.mjs [--rate 100] [--seconds 60] [--campaign 0]
// From the moment an event is sent to the API to the moment an SMTP server has taken the e-mail of the journey it started; with
// --campaign, while a journey writes to so many other people at once, whose entry, steps and mails take all the time that is measured.
import { parseArgs } from 'node:util'
import { startSink } from '../tooling/demo/start-sink.mjs'
import { eventually } from '../tooling/demo/running-server.mjs'
import { authorization, fillSegment, openWorld, percentile, publishCampaign, publishMailJourney, report } from './bench-world.mjs'

const { values } = parseArgs({ options: { rate: { type: 'string', default: '100' }, seconds: { type: 'string', default: '60' }, campaign: { type: 'string', default: '0' } } })
const crowd = Number(values.campaign)
const rate = Number(values.rate)
const total = rate * Number(values.seconds)
const warm = 200
const sink = await startSink()
const world = await openWorld({ SMTP_URL: sink.url, OUTBOUND_ALLOW: new URL(sink.url).host })

/** Where the time goes: milliseconds from one record of each message to the next, half of them and 95 of 100 of them below. */
async function stagesOf(world, takenAt, sentAt) {
  const database = await world.database()
  const { rows } = await database.query(`
    SELECT c.email, extract(epoch FROM e.received_at) * 1000 AS stored, extract(epoch FROM r.started_at) * 1000 AS entered, extract(epoch FROM m.created_at) * 1000 AS stepped, extract(epoch FROM m.first_tried_at) * 1000 AS fenced
    FROM event_log e JOIN customers c ON c.user_id = 'l' || substr(e.message_id, 9) JOIN runs r ON r.customer_id = c.id JOIN messages m ON m.run_id = r.id
    WHERE e.message_id LIKE 'latency-%'`)
  await database.end()
  const moments = rows.map(({ email, ...at }) => [sentAt.get(email), Number(at.stored), Number(at.entered), Number(at.stepped), Number(at.fenced), takenAt.get(email)]).slice(warm)
  const names = ['sentToStored', 'storedToEntered', 'enteredToStepped', 'steppedToFenced', 'fencedToTaken']
  return Object.fromEntries(names.map((name, index) => {
    const took = moments.map((of) => of[index + 1] - of[index])
    return [name, { p50ms: Math.round(percentile(took, 0.5)), p95ms: Math.round(percentile(took, 0.95)) }]
  }))
}

try {
  await publishMailJourney(world.api, 'Latency')
  const segmentId = crowd === 0 ? null : await fillSegment(world, crowd)
  if (segmentId !== null) await publishCampaign(world.api, segmentId)
  const headers = { Authorization: authorization(world.writeKey) }
  const send = async (n) => {
    const response = await fetch(`${world.server.url}/v1/batch`, { method: 'POST', headers, body: JSON.stringify({ batch: [{ type: 'identify', userId: `l${n}`, traits: { email: `l${n}@example.test` } }, { type: 'track', userId: `l${n}`, event: 'Latency', messageId: `latency-${n}` }] }) })
    if (!response.ok) throw new Error(`Refused: ${response.status}`)
  }
  const sentAt = new Map()
  const start = Date.now() + 100
  const sending = []
  for (let n = 0; n < total + warm; n += 1) {
    const due = start + (n * 1000) / rate
    const wait = due - Date.now()
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
    sentAt.set(`l${n}@example.test`, Date.now())
    sending.push(send(n))
  }
  await Promise.all(sending)
  const takenMeanwhile = await sink.countOf('p')
  await eventually('every e-mail to arrive', async () => ((await sink.countOf('l')) >= total + warm ? true : null), { timeoutMs: 60_000 })
  const { firstAt } = await sink.report()
  const times = firstAt.filter(([to]) => to.startsWith('l') && Number(to.slice(1).split('@')[0]) >= warm).map(([to, at]) => at - sentAt.get(to))
  const stages = await stagesOf(world, new Map(firstAt), sentAt)
  report('latency', world.loadBefore, { eventsPerSecond: rate, messages: times.length, p50ms: percentile(times, 0.5), p95ms: percentile(times, 0.95), p99ms: percentile(times, 0.99), maxMs: Math.max(...times), ...(crowd === 0 ? {} : { campaignOf: crowd, campaignMailsTakenMeanwhile: takenMeanwhile }), stages })
} finally {
  await world.server.stop()
  sink.stop()
}
