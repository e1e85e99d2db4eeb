// What a chaos run is held against: the servers that were written to say what they took, the rows say what is known.
import pg from 'pg'
import { sleep } from './running-server.mjs'

const restMs = 6_000
const patienceMs = 300_000

/**
 * Waits until nothing moves any more, and compares.
 * @param {{ databaseUrl: string, sink: { report(): Promise<{ messages: [string, string, number][], calls: [string, number][] }> }, people: number, checkInvariants: () => Promise<{ isClean: boolean }> }} given
 */
export async function judgeChaos({ databaseUrl, sink, people, checkInvariants }) {
  const query = async (sql) => {
    for (let tries = 0; ; tries += 1) {
      const client = new pg.Client({ connectionString: databaseUrl })
      client.on('error', () => undefined)
      try {
        await client.connect()
        return (await client.query(sql)).rows
      } catch (error) {
        if (tries === 20) throw error
        await sleep(500)
      } finally {
        await client.end().catch(() => undefined)
      }
    }
  }
  const moving = `SELECT (SELECT count(*) FROM event_inbox) + (SELECT count(*) FROM runs WHERE status = 'active') + (SELECT count(*) FROM messages WHERE state IN ('queued', 'sending')) AS work, (SELECT count(*) FROM runs) AS runs`
  let left = { work: Infinity, runs: 0 }
  for (const until = Date.now() + patienceMs; Date.now() < until && (left.work > 0 || left.runs < people); await sleep(500)) left = (await query(moving)).map((row) => ({ work: Number(row.work), runs: Number(row.runs) }))[0]
  await sleep(restMs)

  const { messages: mails, calls } = await sink.report()
  const timesOf = new Map()
  for (const [id, , times] of mails) { const key = id.replace(/[<>]|@.*$/g, ''); timesOf.set(key, (timesOf.get(key) ?? 0) + times) }
  const callsOf = new Map(calls.map(([id, times]) => [id.replace(/^msg_/, ''), times]))
  const rows = await query(`SELECT id::text, channel, state, node_id, (SELECT count(*) FROM runs) AS runs, (SELECT count(DISTINCT customer_id) FROM runs) AS people FROM messages`)
  const e = rows.filter(({ channel }) => channel === 'email')
  const w = rows.filter(({ channel }) => channel === 'webhook')
  const countOf = (list, holds) => list.filter(holds).length
  const taken = ({ id }) => timesOf.get(id) ?? 0
  const called = ({ id }) => callsOf.get(id) ?? callsOf.get(id.replaceAll('-', '')) ?? 0
  // The steps of one person, in the order of their waits, by the clock of the database alone.
  const [early] = await query(`SELECT count(*) AS count FROM messages a JOIN messages b ON b.run_id = a.run_id WHERE a.node_id = 'first' AND b.node_id = 'call' AND b.created_at - a.created_at < interval '4 seconds'
    OR a.node_id = 'call' AND b.node_id = 'second' AND b.created_at - a.created_at < interval '2 seconds'`)
  const [doubled] = await query('SELECT count(*) AS count FROM (SELECT 1 FROM runs GROUP BY customer_id HAVING count(*) > 1) twice')
  const verdict = {
    mails: { accepted: mails.reduce((sum, [, , times]) => sum + times, 0), expected: 2 * people, sent: countOf(e, ({ state }) => state === 'sent'), unknown: countOf(e, ({ state }) => state === 'unknown'), duplicates: countOf(e, (row) => taken(row) > 1) },
    calls: { accepted: calls.reduce((sum, [, times]) => sum + times, 0), expected: people, sent: countOf(w, ({ state }) => state === 'sent'), unknown: countOf(w, ({ state }) => state === 'unknown'), repeated: countOf(w, (row) => called(row) > 1) },
    sentButNeverAccepted: countOf(e, (row) => row.state === 'sent' && taken(row) === 0) + countOf(w, (row) => row.state === 'sent' && called(row) === 0),
    acceptedButNotRecorded: countOf(e, (row) => taken(row) > 0 && row.state !== 'sent' && row.state !== 'unknown') + countOf(w, (row) => called(row) > 0 && row.state !== 'sent' && row.state !== 'unknown'),
    lost: 3 * people - countOf(e, (row) => taken(row) > 0 || row.state === 'unknown') - countOf(w, (row) => called(row) > 0 || row.state === 'unknown'),
    early: Number(early.count), enteredTwice: Number(doubled.count), stuck: left.work,
    invariants: await checkInvariants(),
  }
  const { mails: { duplicates }, sentButNeverAccepted, acceptedButNotRecorded, lost, early: tooEarly, enteredTwice, stuck, invariants } = verdict
  return { isKept: duplicates + sentButNeverAccepted + acceptedButNotRecorded + lost + tooEarly + enteredTwice + stuck === 0 && invariants.isClean, ...verdict }
}
