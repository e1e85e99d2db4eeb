// npx tsx bench/lists.ts [--people 1000000] [--rate 200] [--seconds 20]
// Reading customers over the REST API at a steady rate, in turns: the newest of everybody, a page from the middle, a search by the
// beginning of an address, and one customer by userId. From the moment a request is due to the last byte of its answer.
import { parseArgs } from 'node:util'
import { openWorld, percentile, report } from './bench-world.mjs'
import { fillPeople } from './large-workspace.ts'

const { values } = parseArgs({ options: { people: { type: 'string', default: '1000000' }, rate: { type: 'string', default: '200' }, seconds: { type: 'string', default: '20' } } })
const [people, rate, seconds] = [Number(values.people), Number(values.rate), Number(values.seconds)]
const world = await openWorld()
const database = await world.database()

interface Page { readonly data: readonly { readonly userId: string }[]; readonly nextCursor: string | null }
interface Kind { readonly name: string; readonly path: (turn: number) => string; readonly check: (answer: unknown, turn: number) => boolean }

const read = async (path: string): Promise<unknown> => {
  const response = await fetch(`${world.server.url}${path}`, { headers: { Authorization: `Bearer ${world.key}` } })
  const text = await response.text()
  if (!response.ok) throw new Error(`${response.status}: ${text}`)
  return JSON.parse(text)
}
/** A multiplier without a common factor: everybody is asked for in an order without a pattern. */
const someone = (turn: number): number => (turn * 7_919) % people
const isPage = (answer: unknown): boolean => (answer as Page).data.length === 50

try {
  const { rows: [workspace] } = await database.query<{ id: string }>('SELECT id FROM workspaces LIMIT 1')
  if (!workspace) throw new Error('There is no workspace')
  await fillPeople({ database, clickhouse: null, workspaceId: workspace.id, people })
  const cursors: string[] = []
  for (let page = await read('/api/v1/customers?limit=50') as Page; cursors.length < 20 && page.nextCursor !== null; page = await read(`/api/v1/customers?limit=50&cursor=${encodeURIComponent(page.nextCursor)}`) as Page) cursors.push(page.nextCursor)
  const kinds: readonly Kind[] = [
    { name: 'newest', path: () => '/api/v1/customers?limit=50', check: isPage },
    { name: 'pageWithin', path: (turn) => `/api/v1/customers?limit=50&cursor=${encodeURIComponent(cursors[turn % cursors.length] ?? '')}`, check: isPage },
    { name: 'search', path: (turn) => `/api/v1/customers?limit=50&q=u${someone(turn)}%40`, check: (answer, turn) => (answer as Page).data[0]?.userId === `u${someone(turn)}` },
    { name: 'get', path: (turn) => `/api/v1/customers/u${someone(turn)}`, check: (answer, turn) => (answer as { userId: string }).userId === `u${someone(turn)}` },
  ]
  const times = new Map(kinds.map(({ name }) => [name, [] as number[]]))
  const ask = async (turn: number, due: number): Promise<void> => {
    const kind = kinds[turn % kinds.length] as Kind
    const answer = await read(kind.path(turn))
    if (due >= 0) times.get(kind.name)?.push(performance.now() - due)
    if (!kind.check(answer, turn)) throw new Error(`${kind.name} answered ${JSON.stringify(answer).slice(0, 200)}`)
  }
  for (let turn = 0; turn < 400; turn += 1) await ask(turn, -1)
  const startedAt = performance.now()
  const asked: Promise<void>[] = []
  for (let turn = 0; turn < rate * seconds; turn += 1) {
    const due = startedAt + (turn * 1000) / rate
    const early = due - performance.now()
    if (early > 0) await new Promise((resolve) => setTimeout(resolve, early))
    asked.push(ask(turn, due))
  }
  await Promise.all(asked)
  const perSecond = Math.round((asked.length * 1000) / (performance.now() - startedAt))
  const spread = (all: readonly number[]) => ({ p50ms: Number(percentile(all, 0.5).toFixed(1)), p95ms: Number(percentile(all, 0.95).toFixed(1)), p99ms: Number(percentile(all, 0.99).toFixed(1)) })
  report('lists', world.loadBefore, { people, rate, answeredPerSecond: perSecond, all: spread([...times.values()].flat()), ...Object.fromEntries([...times].map(([name, all]) => [name, spread(all)])) })
} finally {
  await database.end()
  await world.server.stop()
}
