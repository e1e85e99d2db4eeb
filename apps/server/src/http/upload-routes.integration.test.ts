import { existsSync } from 'node:fs'
import { readdir, rm, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { eventually, openApiWorld } from '../../test/api-world.ts'
import type { ApiClient, ApiWorld } from '../../test/api-world.ts'
import { fromPublicId } from '../db/public-id.ts'
import { startImportRunner } from '../modules/imports/index.ts'
import { removeUnusedUploads, uploadPath } from '../modules/imports/uploads-folder.ts'
import { allScopes } from '../procedures/permissions.ts'

let world: ApiWorld
let client: ApiClient
beforeAll(async () => { world = await openApiWorld() })
afterAll(async () => { await world.close() })
beforeEach(async () => { client = await world.newClient() })

interface Uploaded { fileId: string; bytes: number; format: string; rowEstimate: number; rows: string[][]; problem: string | null; earlier: { id: string; isSameContent: boolean } | null; mapping: { kind: string; id: string | null; columns: { name: string; trait: string; type: string }[] } | null; detail: string; code: string }
interface Import { id: string; state: string; rows: number; created: number; updated: number; unchanged: number; accepted: number; duplicates: number; rejected: number; progress: number | null; problem: string | null; canResume: boolean }

async function upload(text: string | Buffer, { name = 'people.csv', key = client.apiKey, headers = {} as Record<string, string> } = {}): Promise<{ status: number; body: Uploaded }> {
  const answer = await world.app.inject({ method: 'POST', url: `/api/v1/imports/files?name=${encodeURIComponent(name)}`, headers: { authorization: `Bearer ${key}`, 'content-type': 'text/csv', ...headers }, payload: Buffer.from(text) })
  return { status: answer.statusCode, body: answer.json() }
}

const people = { kind: 'customers', name: 'people.csv', id: { kind: 'column', column: 'id' } }
const start = (fileId: string, options: object): Promise<Import> => client.ok<Import>('POST', '/imports', { fileId, options })
const ended = (id: string): Promise<Import> => eventually('the end of the import', async () => {
  const found = await client.ok<Import>('GET', `/imports/${id}`)
  return ['finished', 'failed', 'cancelled'].includes(found.state) ? found : null
})
const rejects = async (id: string, key = client.apiKey) => world.app.inject({ url: `/api/v1/imports/${id}/rejects.csv`, headers: { authorization: `Bearer ${key}` } })
const rows = <Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> => world.deps.db.withWorkspace(client.workspaceId, (tx) => tx.query<Row>(sql, values))
const many = (count: number): string => `id,n\n${Array.from({ length: count }, (_, index) => `u${index},${index}`).join('\n')}\n`

describe('an uploaded file', () => {
  test('is described, imported in the background, and then deleted', async () => {
    const text = 'id,E-Mail,age,note\nu1,ann@example.com,41,hello\nu2,bob@example.com,7,\n,carl@example.com,3,no id\n'
    const { status, body } = await upload(text)
    expect(status).toBe(201)
    expect(body).toMatchObject({ format: 'csv', rowEstimate: 3, bytes: text.length, problem: null, earlier: null, mapping: { kind: 'customers', id: 'E-Mail' } })
    expect(body.mapping?.columns.map(({ name, trait, type }) => [name, trait, type])).toEqual([['id', 'id', 'string'], ['E-Mail', 'email', 'string'], ['age', 'age', 'number'], ['note', 'note', 'string']])
    expect(body.rows[0]).toEqual(['u1', 'ann@example.com', '41', 'hello'])
    expect(await readdir(join(world.deps.dataDir, 'uploads'))).toHaveLength(1)

    const options = { ...people, consent: 'attested', map: [{ column: 'E-Mail', trait: 'email' }, { column: 'age', trait: 'age', type: 'number' }, { column: 'note', trait: null }] }
    const checked = await client.ok<{ refused: number; problems: object[]; sample: object[] }>('POST', '/imports/check', { fileId: body.fileId, options })
    expect(checked).toMatchObject({ rows: 3, refused: 1, repeated: 0, fault: null, problems: [{ code: 'MISSING_ID', firstRow: 3, rows: 1, trait: null }], sample: [{ row: 1, userId: 'u1', values: { email: 'ann@example.com', age: 41 } }, { row: 2 }] })
    expect(await rows('SELECT 1 FROM customers')).toEqual([])

    const begun = await start(body.fileId, options)
    expect(await ended(begun.id)).toMatchObject({ state: 'finished', rows: 3, created: 2, rejected: 1, progress: 1, problem: null, canResume: false })
    expect(await rows('SELECT user_id, traits FROM customers ORDER BY number')).toEqual([{ user_id: 'u1', traits: { email: 'ann@example.com', age: 41 } }, { user_id: 'u2', traits: { email: 'bob@example.com', age: 7 } }])
    expect(await rows('SELECT DISTINCT status FROM subscriptions')).toEqual([{ status: 'subscribed' }])
    expect((await rejects(begun.id)).body).toBe('row,code,message,id,E-Mail,age,note\r\n3,MISSING_ID,The row has no id.,,carl@example.com,3,no id\r\n')
    await eventually('the file to go', async () => ((await readdir(join(world.deps.dataDir, 'uploads'))).length === 0 ? true : null))
    expect((await client.call('POST', '/imports', { fileId: body.fileId, options })).status).toBe(404)
    expect(await rows('SELECT action, actor FROM audit_log')).toMatchObject([{ action: 'import.start' }])
  })

  test('of the same content changes nothing the second time, and says that it was here', async () => {
    const first = await upload(many(20))
    await ended((await start(first.body.fileId, people)).id)
    const again = await upload(many(20))
    expect(again.body.earlier).toMatchObject({ isSameContent: true })
    expect(await ended((await start(again.body.fileId, people)).id)).toMatchObject({ created: 0, updated: 0, unchanged: 20 })
    expect((await upload(many(3))).body.earlier).toMatchObject({ isSameContent: false })
  })

  test('started twice is imported once', async () => {
    const { body } = await upload(many(3000))
    const [one, two] = await Promise.all([start(body.fileId, people), start(body.fileId, people)])
    expect(two.id).toBe(one.id)
    expect(await ended(one.id)).toMatchObject({ created: 3000 })
    expect(await rows('SELECT count(*) FROM imports')).toEqual([{ count: 1 }])
  })

  test('with events becomes events, with fields named or all of one name, and local times read in a zone', async () => {
    const { body } = await upload('who;when;total\nu1;2026-01-01 09:30;5\nu1;2026-01-02 09:30;x7\n', { name: 'orders.csv' })
    expect(body.mapping).toMatchObject({ columns: [{ name: 'who' }, { name: 'when' }, { name: 'total' }] })
    const options = { kind: 'events', name: 'orders', timeZone: 'Europe/Madrid', fields: { event: { name: 'Order Completed' }, userId: 'who', timestamp: 'when' }, map: [{ column: 'total', trait: 'total', type: 'number' }] }
    expect(await client.ok('POST', '/imports/check', { fileId: body.fileId, options })).toMatchObject({ rows: 2, refused: 1, problems: [{ code: 'INVALID_NUMBER', trait: 'total', firstRow: 2 }], sample: [{ event: 'Order Completed', userId: 'u1', values: { total: 5 } }] })
    expect(await ended((await start(body.fileId, options)).id)).toMatchObject({ accepted: 1, rejected: 1 })
    expect(await rows('SELECT event, user_id, occurred_at, properties FROM event_log')).toEqual([{ event: 'Order Completed', user_id: 'u1', occurred_at: new Date('2026-01-01T08:30:00Z'), properties: { total: 5 } }])
  })

  test('with one call a line is known as that', async () => {
    const { body } = await upload('{"type":"track","userId":"u1","event":"buy"}\n\nnonsense\n', { name: 'calls.ndjson' })
    expect(body).toMatchObject({ format: 'ndjson', rowEstimate: 3, mapping: null, rows: [['{"type":"track","userId":"u1","event":"buy"}'], ['nonsense']] })
    expect((await client.call('POST', '/imports', { fileId: body.fileId, options: people })).status).toBe(422)
    expect(await ended((await start(body.fileId, { kind: 'events', name: 'calls' })).id)).toMatchObject({ accepted: 1, rejected: 1 })
  })
})

describe('hostile and broken files', () => {
  test.each<[string, string | Buffer, number, RegExp]>([
    ['an empty file', '', 400, /empty/],
    ['only a byte order mark', '\uFEFF', 400, /empty/],
    ['text that is not UTF-8', Buffer.from([0x69, 0x64, 0x0a, 0xe9, 0x0a]), 400, /not UTF-8/],
    ['UTF-16', Buffer.from('\uFEFFid,plan\n', 'utf16le'), 400, /UTF-16/],
    ['an Excel workbook', Buffer.from('PK\u0003\u0004xl/workbook.xml'), 400, /Excel workbook/],
    ['201 columns', `${Array.from({ length: 201 }, (_, index) => `c${index}`).join(',')}\n`, 400, /at most 200 columns; this one has 201/],
    ['a column twice', 'id,id\n1,2\n', 400, /appears twice/],
    ['a gzip bomb', gzipSync(Buffer.alloc(64 * 1024 * 1024, 'x')), 413, /gzip at most 100 times/],
    ['a header of two megabytes', 'x'.repeat(2 * 1024 * 1024), 400, /first row of the file cannot be read/],
    ['a quote in the header that is never closed', '"id,plan\nu1,pro\n', 400, /first row of the file cannot be read/],
    ['a name of a column with NUL', 'id,pl\0an\n1,2\n', 400, /NUL/],
  ])('%s is refused at the door and nothing is kept', async (_, text, status, detail) => {
    const before = await readdir(join(world.deps.dataDir, 'uploads'))
    const answer = await upload(text)
    expect([answer.status, answer.body.code]).toEqual([status, status === 413 ? 'PAYLOAD_TOO_LARGE' : 'MALFORMED'])
    expect(answer.body.detail).toMatch(detail)
    expect(await readdir(join(world.deps.dataDir, 'uploads'))).toEqual(before)
    expect(await rows('SELECT 1 FROM import_files')).toEqual([])
  })

  test.each<[string, string, RegExp]>([
    ['a row of two megabytes', `id,note\nu1,a\nu2,${'x'.repeat(2 * 1024 * 1024)}\nu3,b\n`, /begins in line 3 is larger than 1 MB/],
    ['a quote that is never closed', `id,note\nu1,a\nu2,"open\nu3,b\nu4,c\n`, /begins in line 3 has a quote that is never closed/],
  ])('%s fails the import with words that help, shows before it starts, and keeps what came before', async (_, text, words) => {
    const { status, body } = await upload(text)
    expect([status, body.problem]).toEqual([201, expect.stringMatching(words)])
    expect(await client.ok('POST', '/imports/check', { fileId: body.fileId, options: people })).toMatchObject({ fault: expect.stringMatching(words) as string })
    const done = await ended((await start(body.fileId, people)).id)
    expect(done).toMatchObject({ state: 'failed', problem: expect.stringMatching(words) as string, canResume: true })
    expect(done.progress).toBeLessThan(1)
  })

  test('formulas, NUL and names that reach for the prototype come out harmless', async () => {
    const { body } = await upload('=1+1,id,age,note\nx,u1,old,"=HYPERLINK(""http://evil.example"")"\ny,u2,1,a\0b\nz,u3,2,+49\n')
    const done = await ended((await start(body.fileId, { ...people, map: [{ column: 'age', trait: 'age', type: 'number' }, { column: '=1+1', trait: 'sum' }] })).id)
    expect(done).toMatchObject({ state: 'finished', created: 1, rejected: 2 })
    const csv = await rejects(done.id)
    expect(csv.headers).toMatchObject({ 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="rejects-${done.id}.csv"`, 'x-content-type-options': 'nosniff' })
    expect(csv.body.split('\r\n')).toEqual(['row,code,message,"\'=1+1",id,age,note', '1,INVALID_NUMBER,"age: ""old"" is not a number.",x,u1,old,"\'=HYPERLINK(""http://evil.example"")"', '2,INVALID_TEXT,note contains the character NUL.,y,u2,1,a\uFFFDb', ''])
    expect(await rows('SELECT traits FROM customers')).toEqual([{ traits: { sum: 'z', age: 2, note: '+49' } }])
    expect((await client.call('POST', '/imports', { fileId: (await upload('id,x\n1,2\n')).body.fileId, options: { ...people, map: [{ column: 'x', trait: '__proto__' }] } })).status).toBe(422)
  })

  test.each<[string, object]>([
    ['a column that is not there', { ...people, map: [{ column: 'nosuch', trait: 'x' }] }], ['an id column that is not there', { ...people, id: { kind: 'column', column: 'nosuch' } }],
    ['two columns of one name', { ...people, map: [{ column: 'n', trait: 'x' }, { column: 'id', trait: 'x' }] }], ['a zone that is none', { ...people, timeZone: 'Mars/Olympus' }], ['a kind that is none', { ...people, kind: 'orders' }],
    ['events of nobody', { kind: 'events', name: 'x', fields: { event: { name: 'buy' } } }],
  ])('options with %s are refused before anything starts', async (_, options) => {
    const { body } = await upload(many(2))
    expect(await client.call('POST', '/imports', { fileId: body.fileId, options })).toMatchObject({ status: 422 })
    expect(await client.call('POST', '/imports/check', { fileId: body.fileId, options })).toMatchObject({ status: 422 })
    expect(await rows('SELECT 1 FROM imports')).toEqual([])
  })

  test('a file said to be larger than allowed is not even read, and more files than can wait are turned away', async () => {
    expect((await upload('id\n', { headers: { 'content-length': String(600 * 1024 * 1024) } })).status).toBe(413)
    for (let n = 0; n < 20; n += 1) expect((await upload(`id\nu${n}\n`)).status).toBe(201)
    expect((await upload('id\nu\n')).status).toBe(429)
    expect((await world.app.inject({ method: 'POST', url: '/api/v1/imports/files', headers: { authorization: `Bearer ${client.apiKey}` }, payload: 'id\n' })).statusCode).toBe(422)
  })
})

describe('while it runs', () => {
  test('an import can be cancelled and goes on where it stopped', async () => {
    const { body } = await upload(many(30_000))
    const begun = await start(body.fileId, people)
    await eventually('the first rows', async () => ((await client.ok<Import>('GET', `/imports/${begun.id}`)).rows > 0 ? true : null))
    expect(await client.ok<Import>('POST', `/imports/${begun.id}/cancel`)).toMatchObject({ state: 'cancelled', canResume: true })
    const [before] = await eventually('the last batch', async () => {
      const counts = await rows<{ rows_done: number; people: number }>('SELECT rows_done, (SELECT count(*) FROM customers) AS people FROM imports')
      return counts[0]?.rows_done === counts[0]?.people ? counts : null
    })
    expect(before?.rows_done).toBeLessThan(30_000)
    expect((await client.call('POST', `/imports/${begun.id}/cancel`)).status).toBe(200)
    expect(await client.ok<Import>('POST', `/imports/${begun.id}/resume`)).toMatchObject({ id: begun.id })
    expect(await ended(begun.id)).toMatchObject({ state: 'finished', rows: 30_000, created: 30_000, unchanged: 0 })
    expect(await client.call('POST', `/imports/${begun.id}/resume`)).toMatchObject({ status: 409 })
  }, 120_000)

  test('a server that dies leaves an import that the next one continues, and one whose file is gone fails clearly', async () => {
    const { body } = await upload(many(10))
    const begun = await start(body.fileId, people)
    await ended(begun.id)
    // As a killed process leaves it: running, with a lease that is over and rows that are done.
    const lost = await upload(many(5000), { name: 'lost.csv' })
    const gone = await upload(many(5), { name: 'gone.csv' })
    const insert = (fileId: string, done: number): Promise<{ id: string }[]> => rows(`
      INSERT INTO imports (workspace_id, id, kind, name, content_hash, options, state, file_id, row_estimate, rows_done, created, started_at, lease_until)
      SELECT $1, gen_random_uuid(), 'customers', f.name, f.content_hash, $3, 'running', f.id, f.row_estimate, $4, $4, now() - interval '2 days', now() - interval '2 days'
      FROM import_files f WHERE f.id = $2 RETURNING id`, [client.workspaceId, fromPublicId('file', fileId), JSON.stringify({ ...people, map: [], consent: 'none', timeZone: null }), done])
    await rm(uploadPath(world.deps, fromPublicId('file', gone.body.fileId)))
    await insert(lost.body.fileId, 2000)
    await insert(gone.body.fileId, 0)
    const runner = startImportRunner(world.deps)
    const states = await eventually('both to end', async () => {
      const { data } = await client.ok<{ data: (Import & { name: string })[] }>('GET', '/imports')
      return data.every(({ state }) => ['finished', 'failed'].includes(state)) ? data : null
    })
    await runner.close()
    expect(states.find(({ id }) => id === begun.id)).toMatchObject({ state: 'finished' })
    expect(states.filter(({ id }) => id !== begun.id).map(({ state, rows: done, created, problem }) => ({ state, done, created, problem })).sort((a, b) => b.done - a.done)).toEqual([
      { state: 'finished', done: 5000, created: 5000, problem: null }, { state: 'failed', done: 0, created: 0, problem: 'The uploaded file is gone. Upload it again: what was imported stays.' }])
  })

  test('files nobody imports are deleted after a day', async () => {
    const { body } = await upload(many(2))
    const path = uploadPath(world.deps, fromPublicId('file', body.fileId))
    const yesterday = new Date(Date.now() - 25 * 60 * 60_000)
    await utimes(path, yesterday, yesterday)
    await rows(`UPDATE import_files SET created_at = now() - interval '25 hours'`)
    expect(await removeUnusedUploads(world.deps, Date.now())).toBeGreaterThanOrEqual(1)
    expect(existsSync(path)).toBe(false)
    await upload('id\nx\n')
    expect(await rows('SELECT count(*) FROM import_files')).toEqual([{ count: 1 }])
  })
})

describe('doors', () => {
  test('need a key that may change customers; another workspace sees neither file nor import', async () => {
    const { body } = await upload(many(2))
    const begun = await start(body.fileId, people)
    await ended(begun.id)
    const kept = await upload('id\nx,y\n')
    const reader = await world.newClient({ scopes: allScopes.filter((scope) => scope !== 'customers:write') })
    const blind = await world.newClient({ scopes: allScopes.filter((scope) => scope !== 'customers:read') })
    expect([(await upload('id\n', { key: reader.apiKey })).status, (await upload('id\n', { key: 'sk_wrong' })).status, (await rejects(begun.id, blind.apiKey)).statusCode]).toEqual([403, 401, 403])
    const stranger = await world.newClient()
    expect((await rejects(begun.id, stranger.apiKey)).statusCode).toBe(404)
    for (const answer of [
      await stranger.call('GET', `/imports/${begun.id}`), await stranger.call('POST', `/imports/${begun.id}/cancel`), await stranger.call('POST', `/imports/${begun.id}/resume`),
      await stranger.call('POST', '/imports', { fileId: kept.body.fileId, options: people }), await stranger.call('POST', '/imports/check', { fileId: kept.body.fileId, options: people }),
    ]) expect(answer.status).toBe(404)
    expect(await stranger.ok('GET', '/imports')).toEqual({ data: [], nextCursor: null })
    expect((await upload(many(2), { key: stranger.apiKey })).body.earlier).toBeNull()
  })

  test('events need the right to write them too', async () => {
    const limited = await world.newClient({ scopes: allScopes.filter((scope) => scope !== 'events:write'), workspaceId: client.workspaceId })
    const { body } = await upload('event,userId\nbuy,u1\n', { key: limited.apiKey })
    expect((await limited.call('POST', '/imports', { fileId: body.fileId, options: { kind: 'events', name: 'x' } })).status).toBe(403)
  })

  test('the list is paged and searched', async () => {
    for (const name of ['alpha', 'beta', 'Gamma']) await ended((await start((await upload(`id\n${name}\n`)).body.fileId, { ...people, name })).id)
    const names = async (query: string): Promise<string[]> => (await client.ok<{ data: { name: string }[] }>('GET', `/imports?${query}`)).data.map(({ name }) => name)
    expect(await names('')).toEqual(['Gamma', 'beta', 'alpha'])
    expect(await names('q=GAM')).toEqual(['Gamma'])
    expect(await names('kind=events')).toEqual([])
    const first = await client.ok<{ data: unknown[]; nextCursor: string }>('GET', '/imports?limit=2')
    expect(await names(`limit=2&cursor=${first.nextCursor}`)).toEqual(['alpha'])
    expect((await client.call('GET', '/imports?cursor=x')).status).toBe(422)
  })
})
