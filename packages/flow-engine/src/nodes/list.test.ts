import { describe, expect, it } from 'vitest'
import { compileJourney } from '../compile/compile-journey.ts'
import { startRun } from '../execute/start-run.ts'
import type { Facts } from '../model/facts.ts'
import { journey } from '../testing/journey-builder.ts'
import { list } from './list.ts'

const listId = `lst_${'a'.repeat(32)}`
const customer = { id: 'cus_1', userId: null, traits: {}, timeZone: 'UTC' }
const start = (builder: ReturnType<typeof journey>, lists: readonly string[] | null = []) => {
  const facts: Facts = { customer, events: new Map(), segments: new Set(), ...(lists === null ? {} : { lists: new Set(lists) }) }
  return startRun(builder.plan(), { customer, event: null }, facts, 0)
}

describe('the list node', () => {
  it('asks for the change of its visit and goes on', () => {
    const { state, commands, trace } = start(journey().list('n1', listId).list('n2', listId, 'remove').goal('n3'))
    expect(state).toMatchObject({ status: 'converted', nodeId: 'n3' })
    expect(commands).toEqual([{ kind: 'changeList', nodeId: 'n1', visit: 1, listId, isOn: true }, { kind: 'changeList', nodeId: 'n2', visit: 2, listId, isOn: false }])
    expect(trace.slice(1, 3)).toMatchObject([{ outcome: 'updated', inputs: { listId, list: 'added' } }, { outcome: 'updated', inputs: { listId, list: 'removed' } }])
  })

  it.each([
    ['add', [], 'yes'], ['add', null, 'yes'], ['add', [listId], 'yes'], ['remove', [listId], 'else'], ['remove', [], 'else'],
  ] as const)('%s is seen by a rule of the same step (on the list before: %j)', (action, before, port) => {
    const { trace } = start(journey().list('n1', listId, action).splitRules('n2', { yes: { list: listId } }).goal('n3').at('n2', 'else').exit('n4'), before)
    expect(trace.find(({ nodeId }) => nodeId === 'n2')?.port).toBe(port)
  })

  it('needs a list', () => {
    const { diagnostics } = compileJourney(journey().list('n1', '').exit('n2').document())
    expect(diagnostics).toMatchObject([{ code: 'LIST_MISSING', severity: 'error', nodeId: 'n1', message: expect.stringContaining('does not say which list') }, { code: 'NO_GOAL' }])
  })

  it('puts people on unless told otherwise', () => {
    expect(list.configSchema.parse({ listId })).toEqual({ listId, action: 'add' })
    expect(list.configSchema.safeParse({ listId, action: 'toggle' }).success).toBe(false)
  })
})
