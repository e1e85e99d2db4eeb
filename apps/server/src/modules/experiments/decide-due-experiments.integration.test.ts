import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { journey } from '@sendero/flow-engine/testing'
import type { JourneyDocument } from '@sendero/flow-engine/document'
import { toPublicId } from '../../db/public-id.ts'
import { day, openJourneyWorld } from '../../../test/journey-world.ts'
import type { JourneyWorld } from '../../../test/journey-world.ts'
import { openTestDeps } from '../../../test/test-deps.ts'
import type { TestDeps } from '../../../test/test-deps.ts'
import type { ProcedureContext } from '../../procedures/procedure.ts'
import { checkInvariants } from '../invariants/index.ts'
import { decideDueExperiments } from './decide-due-experiments.ts'
import { chooseWinner } from './procedures/choose-winner.ts'
import { listExperiments } from './procedures/list-experiments.ts'

let harness: TestDeps
let world: JourneyWorld
beforeAll(async () => { harness = await openTestDeps() })
afterAll(async () => { await harness.close() })
beforeEach(async () => { world = await openJourneyWorld(harness) })
afterEach(async () => {
  while (await world.advance() > 0);
  expect(await checkInvariants(harness.deps, world.workspaceId)).toEqual([])
})

const context = (): ProcedureContext => ({ deps: harness.deps, actor: { kind: 'operator' }, workspaceId: world.workspaceId, requestId: 'test', log: harness.deps.log, signal: new AbortController().signal })
const decide = (): Promise<{ looked: number }> => decideDueExperiments(harness.deps, world.workspaceId)
const standing = async (id: string) => (await listExperiments.call(context(), { id: toPublicId('journey', id) })).data[0]
const winners = (): Promise<unknown[]> => world.query('SELECT winner, reason FROM experiments ORDER BY started_at')

/** Half wait for an order after variant a, half after b: who orders converts. */
const trial = (options: object): JourneyDocument => journey().onEvent('Go').experiment('ab', { a: 50, b: 50 }, { salt: 's', minimumSample: 30, confidence: 90, deadline: 'P10D', ...options })
  .waitForEvent('wa', 'Order', { timeout: 'P1D' }).goal('ga').at('ab', 'b').waitForEvent('wb', 'Order', { timeout: 'P1D' }).goal('gb').document()

async function send(people: number, orders: (variant: string, index: number) => boolean, id: string): Promise<void> {
  for (let n = 0; n < people; n += 1) await world.fire(`u${n}`, 'Go')
  while (await world.advance() > 0);
  const runs = await world.runs(id)
  for (const [index, run] of runs.entries()) if (orders(run.nodeId === 'wa' ? 'a' : 'b', index)) await world.fire(run.userId ?? '', 'Order')
  while (await world.advance() > 0);
}

test('the variant that more people convert after wins, and everybody takes it from then on', async () => {
  const id = await world.publish(trial({}))
  await send(160, (variant, index) => variant === 'b' || index % 4 === 0, id)
  expect(await decide()).toEqual({ looked: 1 })
  expect(await winners()).toEqual([{ winner: 'b', reason: 'won' }])
  const seen = await standing(id)
  expect(seen).toMatchObject({ winner: 'b', reason: 'won', best: 'b' })
  expect(seen?.variants.reduce((sum, { runs }) => sum + runs, 0)).toBe(160)
  expect(seen?.variants.find(({ id: variant }) => variant === 'b')).toMatchObject({ rate: 1 })
  for (let n = 0; n < 30; n += 1) await world.fire(`late${n}`, 'Go')
  await world.advance()
  expect(new Set((await world.runs(id)).slice(160).map(({ nodeId }) => nodeId))).toEqual(new Set(['wb']))
  // Who came because of the win is no part of the trial.
  expect((await standing(id))?.variants.reduce((sum, { runs }) => sum + runs, 0)).toBe(160)
}, 120_000)

test('while it cannot be told it is looked at later, and at the deadline the fallback stands', async () => {
  const id = await world.publish(trial({ fallback: 'a' }))
  await send(40, (_variant, index) => index % 2 === 0, id)
  expect(await decide()).toEqual({ looked: 1 })
  expect(await decide()).toEqual({ looked: 0 })
  expect(await winners()).toEqual([{ winner: null, reason: null }])
  await world.pass(day)
  expect(await decide()).toEqual({ looked: 1 })
  await world.pass(10 * day)
  await decide()
  expect(await winners()).toEqual([{ winner: 'a', reason: 'deadline' }])
})

test('opens count for the mails sent after the experiment', async () => {
  const templateId = await world.template()
  await world.identify('u0', {})
  const id = await world.publish(journey().onEvent('Go').experiment('ab', { a: 50, b: 50 }, { salt: 's', metric: 'opened' }).email('ma', templateId).exit('x').at('ab', 'b').email('mb', templateId).exit('y').document())
  for (let n = 0; n < 20; n += 1) await world.fire(`u${n}`, 'Go')
  await world.advance()
  await world.query(`UPDATE messages SET state = 'sent', attempt = 1, due_at = NULL, sent_at = workspace_now(), opened_at = workspace_now() WHERE node_id = 'mb'`)
  const variants = (await standing(id))?.variants ?? []
  const [a, b] = ['a', 'b'].map((variant) => variants.find((each) => each.id === variant))
  expect(a?.successes).toBe(0)
  expect(b?.successes).toBe(b?.runs)
  expect((a?.runs ?? 0) + (b?.runs ?? 0)).toBe(20)
})

test('a person may end an experiment and open it again', async () => {
  const id = await world.publish(trial({}))
  const choose = (winner: string | null, nodeId = 'ab') => chooseWinner.call(context(), { id: toPublicId('journey', id), nodeId, winner })
  await choose('a')
  expect(await winners()).toEqual([{ winner: 'a', reason: 'chosen' }])
  await choose('b')
  expect(await winners()).toEqual([{ winner: 'b', reason: 'chosen' }])
  await choose(null)
  expect(await winners()).toEqual([{ winner: null, reason: null }])
  await expect(choose('c')).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  await expect(choose('a', 'nowhere')).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('publishing again with the same salt goes on, another salt begins anew, and a decided one stays decided', async () => {
  const id = await world.publish(trial({}))
  await chooseWinner.call(context(), { id: toPublicId('journey', id), nodeId: 'ab', winner: 'a' })
  const republish = async (document: JourneyDocument): Promise<void> => {
    await world.query('UPDATE journeys SET draft = $2, draft_revision = draft_revision + 1 WHERE id = $1', [id, JSON.stringify(document)])
    await world.call('workflows.publish', { id: toPublicId('journey', id) })
  }
  await republish(trial({ confidence: 80 }))
  expect(await winners()).toEqual([{ winner: 'a', reason: 'chosen' }])
  await republish(trial({ salt: 's2' }))
  expect(await winners()).toEqual([{ winner: 'a', reason: 'chosen' }, { winner: null, reason: null }])
})
