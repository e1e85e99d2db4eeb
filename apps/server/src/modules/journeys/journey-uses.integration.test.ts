import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { JsonObject } from '@sendero/flow-engine'
import type { JourneyDocument } from '@sendero/flow-engine/document'
import { journey } from '@sendero/flow-engine/testing'
import { openJourneyWorld } from '../../../test/journey-world.ts'
import type { JourneyWorld } from '../../../test/journey-world.ts'
import { openTestDeps } from '../../../test/test-deps.ts'
import type { TestDeps } from '../../../test/test-deps.ts'
import { toPublicId } from '../../db/public-id.ts'

let harness: TestDeps
let world: JourneyWorld
beforeAll(async () => { harness = await openTestDeps() })
afterAll(async () => { await harness.close() })
beforeEach(async () => { world = await openJourneyWorld(harness) })

interface Use { id: string; name: string; status: string; inDraft: boolean; versions: number[]; isTrigger: boolean; nodes: { nodeId: string; label: string }[] }
const uses = async (procedure: string, id: string, more: JsonObject = {}): Promise<Use[]> => (await world.call<{ data: Use[] }>(procedure, { id, ...more })).data
const redraw = (id: string, document: JourneyDocument): Promise<unknown> => world.call('workflows.update', { id: toPublicId('journey', id), ifMatch: '*', document: document as unknown as JsonObject })

test('a copy begins as a draft of its own: neither people nor versions come along', async () => {
  const id = await world.publish(journey().onEvent('Order').splitPercent('s', { a: 50, b: 50 }, 'salt').wait('w', 'P1D').exit('x').document())
  await world.fire('ann', 'Order')
  interface View { id: string; name: string; status: string; publishedVersion: number | null; people: number; document: { nodes: { config: { salt?: string } }[] } }
  const copy = await world.call<View>('workflows.duplicate', { id: toPublicId('journey', id) })
  expect(copy).toMatchObject({ name: 'Copy of Test', status: 'draft', publishedVersion: null, people: 0 })
  expect(copy.document.nodes[0]?.config.salt).not.toBe('salt')
  expect(copy.document.nodes.map((node) => ({ ...node, config: { ...node.config, salt: '' } }))).toMatchObject([{ id: 's' }, { id: 'w', config: { for: 'P1D' } }, { id: 'x' }])
  expect(await world.call<View>('workflows.duplicate', { id: copy.id, name: 'Second' })).toMatchObject({ name: 'Second' })
  await world.call('workflows.update', { id: copy.id, ifMatch: '*', name: 'x'.repeat(200) })
  expect((await world.call<View>('workflows.duplicate', { id: copy.id })).name).toBe(`Copy of ${'x'.repeat(192)}`)
})

test('a journey comes back from the archive as it was; one that is not there does not', async () => {
  const id = toPublicId('journey', await world.create({ scribble: 1 }))
  await world.call('workflows.archive', { id })
  await expect(world.call('workflows.get', { id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect(await world.call('workflows.restore', { id })).toMatchObject({ id, status: 'draft' })
  expect(await world.call('workflows.restore', { id })).toMatchObject({ id })
  expect(await world.query(`SELECT action FROM audit_log WHERE action LIKE 'workflows.%' ORDER BY id`)).toEqual([{ action: 'workflows.create' }, { action: 'workflows.archive' }, { action: 'workflows.restore' }])
  await expect(world.call('workflows.restore', { id: 'wf_00000000000070008000000000000000' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('a template is used where a draft sends it, and where people can still be sent it', async () => {
  const template = await world.template()
  const draft = await world.create(journey().onEvent('Order').email('m', template).document())
  const live = await world.publish(journey().onEvent('Order').email('first', template).wait('w', 'P1D').email('again', template).document())
  const left = await world.publish(journey().onEvent('Order').email('m', template).wait('w', 'P1D').document())
  await world.fire('ann', 'Order')
  await world.advance()
  await redraw(left, journey().onEvent('Order').wait('w', 'P1D').document())
  await world.call('workflows.publish', { id: toPublicId('journey', left) })
  const stopped = await world.publish(journey().onEvent('Never').email('m', template).document())
  await redraw(stopped, journey().onEvent('Never').wait('w', 'P1D').document())
  await world.call('workflows.stop', { id: toPublicId('journey', stopped) })
  const put = await world.create(journey().onEvent('Order').email('m', template).document())
  await world.call('workflows.archive', { id: toPublicId('journey', put) })
  expect((await uses('template.usage', template)).map(({ id, inDraft, versions, isTrigger, nodes }) => ({ id, inDraft, versions, isTrigger, nodes: nodes.map(({ label }) => label) }))).toEqual([
    { id: toPublicId('journey', left), inDraft: false, versions: [1], isTrigger: false, nodes: ['E-mail'] },
    { id: toPublicId('journey', live), inDraft: true, versions: [1], isTrigger: false, nodes: ['E-mail after the entry', 'E-mail after Wait'] },
    { id: toPublicId('journey', draft), inDraft: true, versions: [], isTrigger: false, nodes: ['E-mail'] },
  ])
  expect(await uses('template.usage', await world.template())).toEqual([])
  await expect(uses('template.usage', 'tpl_00000000000070008000000000000000')).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('a segment is used where people start by it, page by page', async () => {
  const segment = await world.segment({ trait: 'plan', is: 'equals', value: 'pro' })
  const first = await world.publish(journey().onSegment(segment).exit('x').document())
  const second = await world.create(journey().onSegment(segment).exit('x').document())
  const page = await world.call<{ data: Use[]; nextCursor: string }>('segment.usage', { id: segment, limit: 1 })
  expect(page.data).toMatchObject([{ id: toPublicId('journey', second), status: 'draft', isTrigger: true, nodes: [], versions: [] }])
  expect(await uses('segment.usage', segment, { cursor: page.nextCursor })).toMatchObject([{ id: toPublicId('journey', first), status: 'live', isTrigger: true, versions: [1] }])
  const other = await openJourneyWorld(harness)
  await expect(other.call('segment.usage', { id: segment })).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('a version tells by whom it was published, as long as that one is here', async () => {
  const id = toPublicId('journey', await world.create(journey().onEvent('Order').exit('x').document()))
  const userId = crypto.randomUUID()
  await harness.deps.db.global(`INSERT INTO users (id, email, email_norm, name, password_hash) VALUES ($1, $2, $2, 'Ann Lee', 'x')`, [userId, `${userId}@example.com`])
  await world.query(`INSERT INTO memberships (workspace_id, user_id, role) VALUES ($1, $2, 'marketer')`, [world.workspaceId, userId])
  await world.call('workflows.publish', { id }, { kind: 'user', id: userId, email: '', role: 'marketer' })
  await world.call('workflows.update', { id, ifMatch: '*', document: journey().onEvent('Order').wait('w', 'P1D').document() as unknown as JsonObject })
  await world.call('workflows.publish', { id })
  const names = async (): Promise<unknown> => (await world.call<{ data: { publishedByName: string | null }[] }>('workflows.versions', { id })).data.map(({ publishedByName }) => publishedByName)
  expect(await names()).toEqual(['Command line', 'Ann Lee'])
  expect(await world.call('workflows.version', { id, version: 1 })).toMatchObject({ publishedByName: 'Ann Lee' })
  await world.query('DELETE FROM memberships WHERE user_id = $1', [userId])
  expect(await names()).toEqual(['Command line', null])
})
