import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { JsonObject } from '@sendero/flow-engine'
import { journey } from '@sendero/flow-engine/testing'
import { toPublicId } from '../../db/public-id.ts'
import { openJourneyWorld } from '../../../test/journey-world.ts'
import type { JourneyWorld } from '../../../test/journey-world.ts'
import { openTestDeps } from '../../../test/test-deps.ts'
import type { TestDeps } from '../../../test/test-deps.ts'

let harness: TestDeps
let world: JourneyWorld
beforeAll(async () => { harness = await openTestDeps() })
afterAll(async () => { await harness.close() })
beforeEach(async () => { world = await openJourneyWorld(harness) })

interface View { id: string; name: string; status: string; draftRevision: number; publishedVersion: number | null; hasUnpublishedChanges: boolean; people: number; document: JsonObject }

const simple = (): JsonObject => journey().onEvent('Order').wait('w', 'P1D').exit('x').document() as unknown as JsonObject
const create = (document: JsonObject = simple(), name = 'Welcome'): Promise<View> => world.call<View>('workflows.create', { name, document })
const rejection = async (promise: Promise<unknown>): Promise<{ code: string; status: number; message: string; data: { diagnostics: { code: string; nodeId: string | null; severity: string }[]; draftRevision: number } }> => {
  try {
    await promise
  } catch (error) {
    return error as never
  }
  throw new Error('This should have been refused')
}

test('a draft holds any JSON object, however little of a journey it is yet', async () => {
  const made = await create({ scribble: [1, 'two', null] })
  expect(made).toMatchObject({ name: 'Welcome', status: 'draft', draftRevision: 1, publishedVersion: null, people: 0 })
  expect(made.id).toMatch(/^wf_[0-9a-f]{32}$/)
  expect((await world.call<View>('workflows.get', { id: made.id })).document).toEqual({ scribble: [1, 'two', null] })
})

test('what the database cannot hold is refused by name, not by a failure', async () => {
  const deep = JSON.parse(`${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`) as JsonObject
  for (const document of [{ a: 'x\u0000y' }, { a: ['\ud800'] }, { '\u0000': 1 }, deep]) {
    expect(await rejection(create(document))).toMatchObject({ code: 'INVALID_INPUT', status: 422 })
  }
  expect(await rejection(create([] as never))).toMatchObject({ code: 'INVALID_INPUT' })
})

test('two people who save the same draft: the second is told the revision there is now', async () => {
  const { id } = await create()
  const save = (ifMatch: string | undefined, name: string): Promise<View> => world.call<View>('workflows.update', { id, name, ...(ifMatch === undefined ? {} : { ifMatch }) })
  expect(await save('1', 'Mine')).toMatchObject({ name: 'Mine', draftRevision: 2 })
  expect(await rejection(save('1', 'Yours'))).toMatchObject({ code: 'CONFLICT', status: 409, data: { draftRevision: 2 } })
  expect(await save('"2"', 'Yours')).toMatchObject({ draftRevision: 3 })
  expect(await save('*', 'Whoever')).toMatchObject({ draftRevision: 4 })
  expect(await rejection(save(undefined, 'Nobody'))).toMatchObject({ code: 'PRECONDITION_REQUIRED', status: 428 })
  expect(await rejection(save('abc', 'Nobody'))).toMatchObject({ code: 'INVALID_INPUT' })
  const both = await Promise.allSettled([save('4', 'A'), save('4', 'B')])
  expect(both.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('journeys are listed newest first, searched and filtered, with the people in them now', async () => {
  const first = await create(simple(), 'First one')
  await create(simple(), 'Second')
  const third = await create(simple(), 'Third ONE')
  await world.call('workflows.publish', { id: first.id })
  for (const person of ['ann', 'bob']) await world.fire(person, 'Order')
  const list = (input: JsonObject): Promise<{ data: View[]; nextCursor: string | null }> => world.call('workflows.list', input)
  const page = await list({ limit: 2 })
  expect(page.data.map((item) => item.name)).toEqual(['Third ONE', 'Second'])
  expect((await list({ limit: 2, cursor: page.nextCursor })).data).toMatchObject([{ name: 'First one', status: 'live', people: 2 }])
  expect((await list({ q: 'one' })).data.map((item) => item.id)).toEqual([third.id, first.id])
  expect((await list({ status: 'live' })).data.map((item) => item.id)).toEqual([first.id])
  expect(await rejection(list({ cursor: 'bm9uc2Vuc2U' }))).toMatchObject({ code: 'INVALID_INPUT' })
})

test('publishing pins what is there and gives people the version they entered', async () => {
  const { id } = await create()
  expect(await world.call('workflows.publish', { id, note: 'First try' })).toEqual({ version: 1 })
  await world.fire('ann', 'Order')
  await world.advance()
  await world.call('workflows.update', { id, ifMatch: '1', document: journey().onEvent('Order').wait('other', 'P1D').exit('x').document() as unknown as JsonObject })
  expect(await world.call<View>('workflows.get', { id })).toMatchObject({ publishedVersion: 1, hasUnpublishedChanges: true })
  expect(await world.call('workflows.publish', { id })).toEqual({ version: 2 })
  await world.fire('bob', 'Order')
  await world.advance()
  expect((await world.query('SELECT version, node_id FROM runs ORDER BY started_at'))).toEqual([{ version: 1, node_id: 'w' }, { version: 2, node_id: 'other' }])
  expect((await world.call<{ data: { version: number; note: string }[] }>('workflows.versions', { id })).data).toMatchObject([{ version: 2, note: '' }, { version: 1, note: 'First try' }])
  expect(await world.call('workflows.version', { id, version: 1 })).toMatchObject({ version: 1, document: simple() })
  await expect(world.query('UPDATE journey_versions SET note = $1', ['Rewritten'])).rejects.toThrow(/permission denied/)
})

test('publishing the same draft again, as a client does that got no answer, makes no second version', async () => {
  const { id } = await create()
  const versions = await Promise.all([1, 2, 3].map(() => world.call('workflows.publish', { id })))
  expect(versions).toEqual([{ version: 1 }, { version: 1 }, { version: 1 }])
  expect(await world.call('workflows.update', { id, ifMatch: '1', name: 'Renamed' })).toMatchObject({ draftRevision: 2, hasUnpublishedChanges: false })
  expect(await world.call('workflows.publish', { id })).toEqual({ version: 1 })
  expect(await world.call('workflows.update', { id, ifMatch: '2', document: simple() })).toMatchObject({ draftRevision: 3, hasUnpublishedChanges: true })
  expect(await world.call('workflows.update', { id, ifMatch: '3', name: 'Again' })).toMatchObject({ hasUnpublishedChanges: true })
  expect(await world.call('workflows.publish', { id })).toEqual({ version: 2 })
})

test('a template that was edited since makes publishing the same draft a new version, with the new text', async () => {
  const template = await world.template()
  const { id } = await create(journey().onEvent('Order').email('m', template).document() as unknown as JsonObject)
  await world.call('workflows.publish', { id })
  await world.query(`INSERT INTO template_versions (workspace_id, template_id, version, subject, format, body, compiled_html, compiled_text, message_class, created_by)
    SELECT workspace_id, template_id, 2, 'Newer', 'html', '', '', '', 'transactional', 'test' FROM template_versions`)
  await world.query('UPDATE templates SET current_version = 2')
  expect(await world.call('workflows.publish', { id })).toEqual({ version: 2 })
  expect(await world.query('SELECT version, template_versions FROM journey_versions ORDER BY 1')).toEqual([{ version: 1, template_versions: { [template]: 1 } }, { version: 2, template_versions: { [template]: 2 } }])
})

test('everything that speaks against publishing comes back at once, with the nodes it is about', async () => {
  const archived = await world.template({ archived: true })
  const marketing = await world.template({ messageClass: 'marketing' })
  const { id } = await create(journey().onSegment('seg_00000000000000000000000000000000').email('gone', 'tpl_00000000000000000000000000000000')
    .email('old', archived).email('ad', marketing).webhook('inside', { url: 'http://127.0.0.1:8080/x' }).document() as unknown as JsonObject)
  const refused = await rejection(world.call('workflows.publish', { id }))
  expect(refused).toMatchObject({ code: 'NOT_PUBLISHABLE', status: 422 })
  const found = refused.data.diagnostics.filter((diagnostic) => diagnostic.severity === 'error').map(({ code, nodeId }) => `${code} ${nodeId}`)
  expect(found.sort()).toEqual(['SEGMENT_NOT_FOUND null', 'TEMPLATE_ARCHIVED old', 'TEMPLATE_NOT_FOUND gone'])
  expect(refused.data.diagnostics.filter((diagnostic) => diagnostic.severity === 'warning').map(({ code, nodeId }) => `${code} ${nodeId}`)).toEqual(expect.arrayContaining(['POSTAL_ADDRESS_MISSING ad', 'WEBHOOK_ADDRESS_FORBIDDEN inside']))
  expect(await world.call('workflows.validate', { id })).toMatchObject({ ok: false })
  expect(await world.call<View>('workflows.get', { id })).toMatchObject({ status: 'draft', publishedVersion: null })
})

test('a rule of a step cannot ask for a list that does not exist', async () => {
  const list = `lst_${'0'.repeat(32)}`
  const { id } = await create({
    schemaVersion: 1, entry: { trigger: { kind: 'event', event: 'Order', where: [] }, reentry: { kind: 'never' } },
    nodes: [{ id: 'ask', kind: 'splitRules', config: { branches: [{ id: 'on', rule: { list } }] } }], edges: [{ id: 'e', from: 'entry', port: 'next', to: 'ask' }],
  })
  const refused = await rejection(world.call('workflows.publish', { id }))
  expect(refused.data.diagnostics.filter(({ severity }) => severity === 'error').map(({ code, nodeId }) => `${code} ${nodeId}`)).toEqual(['LIST_NOT_FOUND ask'])
})

test('a rule that asks about mails of a template or journey that is gone is refused, of one in the archive it is warned', async () => {
  const archived = await world.template({ archived: true })
  const gone = `wf_${'0'.repeat(32)}`
  const { id } = await create({
    schemaVersion: 1, entry: { trigger: { kind: 'event', event: 'Order', where: [] }, reentry: { kind: 'never' } },
    ends: [{ id: 'e1', kind: 'exit', when: { kind: 'rule', rule: { message: 'sent', count: { atLeast: 3 }, journey: gone } } }],
    nodes: [{ id: 'ask', kind: 'splitRules', config: { branches: [{ id: 'on', rule: { op: 'not', rule: { message: 'opened', count: { atLeast: 1 }, template: archived } } }] } }], edges: [{ id: 'e', from: 'entry', port: 'next', to: 'ask' }],
  })
  const refused = await rejection(world.call('workflows.publish', { id }))
  expect(refused.data.diagnostics.filter(({ code }) => code.startsWith('MAIL_')).map(({ code, nodeId, severity }) => `${severity} ${code} ${nodeId}`)).toEqual(['warning MAIL_SOURCE_ARCHIVED ask', 'error MAIL_SOURCE_NOT_FOUND null'])
})

test('a document can be validated without being stored, and says of each diagnostic how grave it is', async () => {
  expect(await world.call('workflows.validateDocument', { document: simple() })).toMatchObject({ ok: true, diagnostics: [{ code: 'NO_GOAL', severity: 'info', nodeId: null }] })
  expect(await world.call('workflows.validateDocument', { document: {} })).toMatchObject({ ok: false, diagnostics: [{ code: 'SCHEMA_VERSION_UNKNOWN', severity: 'error' }] })
  const { id } = await create({})
  expect(await world.call('workflows.validate', { id, document: simple() })).toMatchObject({ ok: true })
})

test('the JSON Schema of the document is served', async () => {
  expect(await world.call('workflows.schema', {})).toMatchObject({ title: 'Journey document', type: 'object' })
})

test('status goes only along its ways', async () => {
  const { id } = await create()
  const go = (verb: string): Promise<View> => world.call<View>(`workflows.${verb}`, { id })
  expect(await rejection(go('disable'))).toMatchObject({ code: 'WRONG_STATE', status: 409 })
  expect(await rejection(go('stop'))).toMatchObject({ code: 'WRONG_STATE' })
  expect(await go('enable')).toMatchObject({ status: 'live', publishedVersion: 1 })
  expect(await go('enable')).toMatchObject({ status: 'live', publishedVersion: 1 })
  expect(await rejection(go('archive'))).toMatchObject({ code: 'WRONG_STATE' })
  expect(await go('disable')).toMatchObject({ status: 'paused' })
  expect(await go('disable')).toMatchObject({ status: 'paused' })
  expect(await go('enable')).toMatchObject({ status: 'live' })
  expect(await go('stop')).toMatchObject({ status: 'stopped' })
  expect(await go('stop')).toMatchObject({ status: 'stopped' })
  expect(await rejection(go('enable'))).toMatchObject({ code: 'WRONG_STATE' })
  expect(await world.call('workflows.publish', { id })).toEqual({ version: 2 })
  await go('stop')
  await go('archive')
  expect(await rejection(go('get'))).toMatchObject({ code: 'NOT_FOUND' })
  expect((await world.query('SELECT action FROM audit_log ORDER BY id')).map((row) => (row as { action: string }).action)).toEqual([
    'workflows.create', 'workflows.publish', 'workflows.disable', 'workflows.enable', 'workflows.stop', 'workflows.publish', 'workflows.stop', 'workflows.archive'])
})

test('a paused journey that is published stays paused until somebody resumes it', async () => {
  const { id } = await create()
  await world.call('workflows.publish', { id })
  await world.call('workflows.disable', { id })
  await world.call('workflows.update', { id, ifMatch: '1', name: 'Better', document: journey().onEvent('Order').wait('w', 'P2D').exit('x').document() as unknown as JsonObject })
  expect(await world.call('workflows.publish', { id })).toEqual({ version: 2 })
  expect(await world.call<View>('workflows.get', { id })).toMatchObject({ status: 'paused', publishedVersion: 2 })
})

test('a journey of another workspace is not there', async () => {
  const other = await openJourneyWorld(harness)
  const { id } = await create()
  for (const verb of ['get', 'publish', 'disable', 'enable', 'stop', 'archive', 'versions', 'validate']) {
    expect(await rejection(other.call(`workflows.${verb}`, { id })), verb).toMatchObject({ code: 'NOT_FOUND', status: 404 })
  }
  expect(await rejection(other.call('workflows.update', { id, ifMatch: '1', name: 'Mine now' }))).toMatchObject({ code: 'NOT_FOUND' })
  expect(await rejection(world.call('workflows.get', { id: toPublicId('segment', '00000000-0000-4000-8000-000000000000') }))).toMatchObject({ code: 'NOT_FOUND' })
})

test('who may only read can neither save nor publish', async () => {
  const { id } = await create()
  const reader = { kind: 'key', id: 'k', scopes: ['workflows:read'] } as const
  expect(await world.call<View>('workflows.get', { id }, reader)).toMatchObject({ status: 'draft' })
  for (const verb of ['publish', 'enable', 'disable', 'stop', 'archive']) expect(await rejection(world.call(`workflows.${verb}`, { id }, reader)), verb).toMatchObject({ code: 'FORBIDDEN' })
})
