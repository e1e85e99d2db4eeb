// npm run demo:hillstrom -- FILE
// Real people through a real journey, over the public API and the admin CLI, and every number beside one computed without the product.
import { readFile } from 'node:fs/promises'
import { loadavg } from 'node:os'
import { expectedCounts, readRows } from './hillstrom-expected.mjs'
import { apiClient, eventually, startServer } from './running-server.mjs'

const file = process.argv[2]
if (file === undefined) {
  console.error('Usage: npm run demo:hillstrom -- FILE (hillstrom.csv of the MineThatData e-mail challenge)')
  process.exit(2)
}

const phases = []
async function phase(name, work) {
  const start = performance.now()
  const result = await work()
  phases.push({ phase: name, seconds: Number(((performance.now() - start) / 1000).toFixed(1)) })
  return result
}

const journeyOf = (segmentId, [a, b]) => ({
  schemaVersion: 1,
  entry: { trigger: { kind: 'segmentEntered', segmentId }, reentry: { kind: 'never' } },
  nodes: [
    {
      id: 'split',
      kind: 'splitPercent',
      name: 'Half and half',
      config: {
        salt: 'hillstrom',
        branches: [
          { id: 'a', percent: 50 },
          { id: 'b', percent: 50 },
        ],
      },
    },
    { id: 'mailA', kind: 'email', name: 'Mens', config: { templateId: a } },
    { id: 'mailB', kind: 'email', name: 'Womens', config: { templateId: b } },
    { id: 'visit', kind: 'waitForEvent', name: 'Visit', config: { event: 'visit', where: [], timeout: 'P14D' } },
    { id: 'conversion', kind: 'waitForEvent', name: 'Purchase', config: { event: 'conversion', where: [], timeout: 'P14D' } },
    { id: 'goal', kind: 'goal', name: 'Bought', config: { name: 'Bought' } },
    { id: 'out', kind: 'exit', name: 'Left', config: {} },
  ],
  edges: [
    { id: 'start', from: 'entry', port: 'next', to: 'split' },
    { id: 'a', from: 'split', port: 'a', to: 'mailA' },
    { id: 'b', from: 'split', port: 'b', to: 'mailB' },
    { id: 'afterA', from: 'mailA', port: 'next', to: 'visit' },
    { id: 'afterB', from: 'mailB', port: 'next', to: 'visit' },
    { id: 'visited', from: 'visit', port: 'event', to: 'conversion' },
    { id: 'noVisit', from: 'visit', port: 'timeout', to: 'out' },
    { id: 'bought', from: 'conversion', port: 'event', to: 'goal' },
    { id: 'noPurchase', from: 'conversion', port: 'timeout', to: 'out' },
  ],
})

const mail = (name) => ({
  name,
  channel: 'email',
  subject: `${name} for you, customer {{ customer.userId }}`,
  preheader: 'A short look at the new collection',
  from: { name: 'Shop', email: 'shop@example.test' },
  format: 'mjml',
  body: `<mjml><mj-body><mj-section><mj-column><mj-text>Hello {{ customer.email }}, here is our ${name} collection.</mj-text><mj-button href="https://shop.example/${name.toLowerCase()}">Look</mj-button><mj-text><a href="{{ unsubscribe_url }}">Unsubscribe</a> - {{ workspace.postalAddress }}</mj-text></mj-column></mj-section></mj-body></mjml>`,
})

async function sendEvents(url, writeKey, events) {
  for (let at = 0; at < events.length; at += 100) {
    const response = await fetch(`${url}/v1/batch`, {
      method: 'POST',
      headers: { Authorization: `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ batch: events.slice(at, at + 100) }),
    })
    const answer = await response.json()
    if (!response.ok || answer.rejected) throw new Error(`Events refused: ${response.status} ${JSON.stringify(answer)}`)
  }
}

/** Rows of "where, what, expected, counted" that differ, and how many were compared. */
function compare(expected, metrics) {
  const rows = []
  for (const [node, numbers] of Object.entries(expected.nodes)) {
    for (const [name, value] of Object.entries(numbers))
      rows.push({ where: `node ${node}`, what: name, expected: value, counted: metrics.nodes[node]?.[name] })
  }
  for (const [edge, value] of Object.entries(expected.edges))
    rows.push({ where: `edge ${edge}`, what: 'passed', expected: value, counted: metrics.edges[edge] })
  return rows
}

const rows = readRows(await readFile(file, 'utf8'))
const server = await phase('start', () => startServer())
let failed = false
try {
  const { key } = await server.admin('create-key', '--name', 'demo', '--scopes', 'all')
  const { writeKey } = await server.admin('create-write-key', '--name', 'demo')
  const api = apiClient(server.url, key)
  const imported = await phase(`import of ${rows.length} rows`, () =>
    server.admin(
      'import-customers',
      file,
      '--id-row-number',
      '--consent',
      'attested',
      '--map',
      'recency=recency:number',
      '--map',
      'history=history:number',
      '--map',
      'spend=spend:number',
      '--map',
      'zip_code=zipCode:string',
      '--map',
      '=row-{row}@example.test=email:string',
    ),
  )
  console.log('Import:', JSON.stringify(imported))
  const { segment, templates } = await phase('segment and templates', async () => {
    const owner = apiClient(server.url, JSON.parse(await readFile(`${server.dataDir}/server.json`, 'utf8')).adminToken)
    await owner.patch('/api/v1/workspace', {
      postalAddress: 'Shop Ltd, 1 Main Street, Springfield',
      fromEmail: 'shop@example.test',
      fromName: 'Shop',
    })
    const made = await api.post('/api/v1/segments', {
      name: 'Recent and good',
      rule: {
        op: 'and',
        rules: [
          { trait: 'recency', is: 'lte', value: 3 },
          { trait: 'history', is: 'gt', value: 100 },
        ],
      },
    })
    return {
      segment: made,
      templates: [await api.post('/api/v1/templates', mail('Mens')), await api.post('/api/v1/templates', mail('Womens'))],
    }
  })
  const customers = await phase('reading all customers back', () => api.all('/api/v1/customers'))
  const expected = expectedCounts(rows, new Map(customers.map((one) => [one.userId, one.id])), { salt: 'hillstrom', splitNode: 'split' })
  const size = await eventually(
    'the segment to be counted',
    async () => {
      const now = await api.get(`/api/v1/segments/${segment.id}/count`)
      return now.count === expected.members ? now : null
    },
    { timeoutMs: 60_000 },
  ).catch(() => api.get(`/api/v1/segments/${segment.id}/count`))
  console.log(`Segment: ${size.count} of ${size.total}, expected ${expected.members} of ${rows.length}`)

  const journey = await api.post('/api/v1/workflows', {
    name: 'Hillstrom',
    document: journeyOf(
      segment.id,
      templates.map((one) => one.id),
    ),
  })
  const metrics = () => api.get(`/api/v1/workflows/${journey.id}/metrics`)
  await phase('publish, enter, split and send', async () => {
    await api.post(`/api/v1/workflows/${journey.id}/publish`, { backfill: 'all' })
    await eventually(
      'every e-mail to be sent',
      async () => {
        const { nodes } = await metrics()
        return nodes.mailA.sent + nodes.mailB.sent >= expected.members && nodes.visit.hereNow >= expected.members ? nodes : null
      },
      { timeoutMs: 600_000, everyMs: 1000 },
    )
  })
  const event = (name) => (row) => ({
    type: 'track',
    userId: String(row.row),
    event: name,
    messageId: `${name}-${row.row}`,
    properties: {},
  })
  await phase('visits', async () => {
    await sendEvents(server.url, writeKey, rows.filter((row) => row.visit).map(event('visit')))
    await eventually('the visits to be taken in', async () => {
      const { nodes } = await metrics()
      return nodes.conversion.entered >= expected.nodes.conversion.entered ? nodes : null
    })
  })
  await phase('purchases', async () => {
    await sendEvents(server.url, writeKey, rows.filter((row) => row.conversion).map(event('conversion')))
    await eventually('the purchases to be taken in', async () => {
      const { nodes } = await metrics()
      return nodes.goal.entered >= expected.nodes.goal.entered ? nodes : null
    })
  })
  const mailbox = await phase('reading the mailbox', () => api.all('/api/v1/mailbox/messages'))
  const table = compare(expected, await metrics())
  const perAddress = new Map()
  for (const message of mailbox) perAddress.set(message.to, (perAddress.get(message.to) ?? 0) + 1)
  table.push(
    { where: 'mailbox', what: 'messages', expected: expected.members, counted: mailbox.length },
    {
      where: 'mailbox',
      what: 'people with more than one',
      expected: 0,
      counted: [...perAddress.values()].filter((count) => count > 1).length,
    },
    {
      where: 'mailbox',
      what: 'people with none',
      expected: 0,
      counted: [...expected.recipients].filter((address) => !perAddress.has(address)).length,
    },
  )
  const invariants = await server
    .admin('check-invariants')
    .catch((error) => ({ isClean: false, violations: [String(error.stdout ?? error)] }))
  console.table(table)
  console.table(phases)
  console.log(
    `Machine load: ${loadavg()
      .map((one) => one.toFixed(2))
      .join(' ')}`,
  )
  const wrong = table.filter((row) => row.expected !== row.counted)
  console.log(
    wrong.length === 0 && invariants.isClean
      ? `All ${table.length} numbers equal, to the last person; no invariant is broken.`
      : `${wrong.length} of ${table.length} numbers differ. Invariants: ${JSON.stringify(invariants)}`,
  )
  failed = wrong.length > 0 || !invariants.isClean
} finally {
  await server.stop()
}
process.exitCode = failed ? 1 : 0
