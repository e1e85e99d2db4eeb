// The load of bench/ingest.mjs, in a process of its own. Unique message ids; tells its parent what was acknowledged.
import { Agent, request } from 'node:http'
import { authorization } from './bench-world.mjs'

const { url, writeKey, seconds, events = Infinity, rate = Infinity, connections, batchSize, prefix } = JSON.parse(process.argv[2])
const agent = new Agent({ keepAlive: true, maxSockets: connections })
const target = new URL(batchSize === 1 ? '/v1/track' : '/v1/batch', url)
let next = 0
// As text at once: the client runs on the same two cores as the product.
const call = (at) => {
  next += 1
  return `{"type":"track","event":"Bench Event","userId":"u${next % 50_000}","messageId":"${prefix}-${next}","timestamp":"${at}","properties":{"total":${next % 500},"sku":"sku-${next % 100}","channel":"web"}}`
}
const bodyNow = () => {
  const at = new Date().toISOString()
  return batchSize === 1 ? call(at) : `{"batch":[${Array.from({ length: batchSize }, () => call(at)).join(',')}]}`
}

function post(body) {
  return new Promise((resolve, reject) => {
    const started = performance.now()
    const sent = request(target, { method: 'POST', agent, headers: { Authorization: authorization(writeKey), 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) } }, (response) => {
      let text = ''
      response.on('data', (chunk) => { text += chunk })
      response.on('end', () => { resolve({ status: response.statusCode, text, ms: performance.now() - started, retryAfter: Number(response.headers['retry-after'] ?? 1) }) })
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

let acknowledged = 0
let refused = 0
const times = []
const until = Date.now() + seconds * 1000
const start = performance.now()
let sent = 0
async function worker() {
  while (Date.now() < until && sent < events) {
    // At a rate every request has its moment, and what is late is sent at once: a slow answer does not lower the load.
    const early = start + (sent * 1000) / rate - performance.now()
    sent += batchSize
    if (early > 0) await new Promise((resolve) => setTimeout(resolve, early))
    const answer = await post(bodyNow())
    if (answer.status === 200) { acknowledged += batchSize; times.push(answer.ms); continue }
    if (answer.status !== 429) throw new Error(`${answer.status}: ${answer.text}`)
    refused += 1
    await new Promise((resolve) => setTimeout(resolve, answer.retryAfter * 1000))
  }
}
await Promise.all(Array.from({ length: connections }, worker))
// Only once the parent has it: a channel closed at once drops what is still on its way.
process.send({ acknowledged, refused, seconds: (performance.now() - start) / 1000, times }, () => {
  agent.destroy()
  process.disconnect()
})
