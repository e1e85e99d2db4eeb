import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestDeps } from '../../test/test-deps.ts'
import type { TestDeps } from '../../test/test-deps.ts'
import type { Tx } from './postgres.ts'

let world: TestDeps
let workspaceId: string
beforeAll(async () => {
  world = await openTestDeps()
  workspaceId = await world.newWorkspace()
})
afterAll(() => world.close())

const note = (tx: Tx, action: string): void => { tx.write('test_note', 'INSERT INTO audit_log (workspace_id, actor, action) VALUES ($1, $2, $3)', [tx.workspaceId, 'test', action]) }
const noted = (action: string): Promise<number> => world.deps.db.withWorkspace(workspaceId, async (tx) => (await tx.query('SELECT 1 AS one FROM audit_log WHERE workspace_id = $1 AND action = $2', [workspaceId, action])).length)
const divideByZero = (tx: Tx): void => { tx.write('test_zero', 'SELECT 1 / $1::int', [0]) }

test('a write nobody waits for is there for the next statement and after the commit', async () => {
  const seen = await world.deps.db.withWorkspace(workspaceId, async (tx) => {
    note(tx, 'kept')
    return tx.query('SELECT action FROM audit_log WHERE workspace_id = $1', [workspaceId])
  })
  expect(seen).toEqual([{ action: 'kept' }])
  expect(await noted('kept')).toBe(1)
})

test('a write that fails undoes the whole transaction and is what its caller hears of', async () => {
  let hasCommitted = false
  const failed = world.deps.db.withWorkspace(workspaceId, async (tx) => {
    tx.afterCommit(() => { hasCommitted = true })
    note(tx, 'before')
    divideByZero(tx)
    note(tx, 'after')
  })
  await expect(failed).rejects.toMatchObject({ code: '22012' })
  expect([await noted('before'), await noted('after'), hasCommitted]).toEqual([0, 0, false])
})

test('a statement that is waited for behind a failed write does not hide what went wrong', async () => {
  const failed = world.deps.db.withWorkspace(workspaceId, async (tx) => {
    divideByZero(tx)
    await tx.query('SELECT 1 AS one')
  })
  await expect(failed).rejects.toMatchObject({ code: '22012' })
})

test('an error of the work itself is not taken for one of its writes', async () => {
  const failed = world.deps.db.withWorkspace(workspaceId, async (tx) => {
    divideByZero(tx)
    throw new Error('no such customer')
  })
  await expect(failed).rejects.toThrow('no such customer')
})

test('who swallows the error of a statement is not told that the transaction was committed', async () => {
  const failed = world.deps.db.withWorkspace(workspaceId, async (tx) => {
    note(tx, 'swallowed')
    await tx.query('SELECT 1 / 0').catch(() => undefined)
  })
  await expect(failed).rejects.toThrow('rolled back')
  expect(await noted('swallowed')).toBe(0)
})

test('a deadlock between writes is tried again, and both transactions are carried out', async () => {
  await world.deps.db.withWorkspace(workspaceId, (tx) => tx.query(`INSERT INTO idempotency_keys (workspace_id, key, request_hash, status) VALUES ($1, 'a', '', 0), ($1, 'b', '', 0)`, [workspaceId]))
  const arrived: (() => void)[] = []
  let attempts = 0
  // Each waits until the other holds its first row too; a second attempt finds everybody gone.
  const meet = (): Promise<void> => new Promise((resolve) => {
    arrived.push(resolve)
    if (arrived.length >= 2) for (const go of arrived) go()
  })
  const countUp = (first: string, second: string): Promise<void> => world.deps.db.withWorkspace(workspaceId, async (tx) => {
    attempts += 1
    const up = (key: string): void => { tx.write('test_up', 'UPDATE idempotency_keys SET status = status + 1 WHERE workspace_id = $1 AND key = $2', [workspaceId, key]) }
    up(first)
    await tx.query('SELECT 1 AS one')
    await meet()
    up(second)
  })
  await Promise.all([countUp('a', 'b'), countUp('b', 'a')])
  const rows = await world.deps.db.withWorkspace(workspaceId, (tx) => tx.query('SELECT status FROM idempotency_keys WHERE workspace_id = $1', [workspaceId]))
  expect(rows).toEqual([{ status: 2 }, { status: 2 }])
  // Where the machine is busy, the second attempt can meet the other again, with each holding one row.
  expect(attempts).toBeGreaterThanOrEqual(3)
})

test('a connection is as good as new after a transaction that failed', async () => {
  for (let round = 0; round < 30; round += 1) {
    await expect(world.deps.db.withWorkspace(workspaceId, async (tx) => { divideByZero(tx) })).rejects.toMatchObject({ code: '22012' })
    expect(await noted('kept')).toBe(1)
  }
  expect(await world.deps.db.global('SELECT count(*) AS seen FROM audit_log')).toEqual([{ seen: 0 }])
})

test('one exchange gives the answers of its statements, and is undone as a whole when one fails', async () => {
  const both = (action: string, divisor: number) => world.deps.db.withWorkspace(workspaceId, async (tx) => {
    note(tx, action)
    const [sum, seen] = await Promise.all([tx.query('SELECT 6 / $1::int AS quotient', [divisor]), tx.query('SELECT action FROM audit_log WHERE workspace_id = $1 AND action = $2', [workspaceId, action])])
    return [...sum, ...seen]
  }, { isOneExchange: true })
  expect(await both('together', 2)).toEqual([{ quotient: 3 }, { action: 'together' }])
  expect(await noted('together')).toBe(1)
  await expect(both('undone', 0)).rejects.toMatchObject({ code: '22012' })
  expect(await noted('undone')).toBe(0)
})

test('a statement that comes after the commit of one exchange is refused instead of running under no workspace', async () => {
  const late = world.deps.db.withWorkspace(workspaceId, async (tx) => {
    await tx.query('SELECT 1 AS one')
    return tx.query('SELECT 2 AS two')
  }, { isOneExchange: true })
  await expect(late).rejects.toThrow('after the end of its transaction')
})
