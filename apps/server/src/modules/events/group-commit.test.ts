import { describe, expect, test } from 'vitest'
import type { Database, Tx } from '../../db/postgres.ts'
import { createMetrics } from '../../metrics.ts'
import { createGroupCommit } from './group-commit.ts'
import { withKeys } from './events-append-repository.ts'
import type { KeyedCall } from './events-append-repository.ts'

const calls = (...messageIds: string[]): KeyedCall[] => withKeys(messageIds.map((messageId) => ({
  type: 'track', event: 'visit', userId: 'u', anonymousId: null, previousId: null, messageId, occurredAt: null, properties: {}, context: null, source: 'sdk',
})))

/** A database that stores the message keys of the statement the group commit sends, one transaction at a time as told. */
function openFake(options: { refuses?: string; gate?: Promise<void> } = {}) {
  const stored = new Set<string>()
  const commits: number[] = []
  const prepared = async (_name: string, _text: string, values: readonly unknown[]): Promise<unknown[]> => {
    const [, keys, ids] = values as [string, string[], string[]]
    if (options.refuses !== undefined && ids.includes(options.refuses)) throw Object.assign(new Error('unsupported Unicode escape sequence'), { code: '22P05' })
    const fresh = keys.filter((key, index) => keys.indexOf(key) === index && !stored.has(key))
    for (const key of fresh) stored.add(key)
    commits.push(keys.length)
    return [{ accepted: fresh.length, keys: fresh }]
  }
  const db = {
    async withWorkspace<T>(workspaceId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
      await options.gate
      return work({ workspaceId, prepared, query: async () => [], afterCommit: () => undefined } as unknown as Tx)
    },
  } as unknown as Database
  return { deps: { db, metrics: createMetrics(), wake: { wake: () => undefined, wakeAt: () => undefined } }, commits }
}

describe('group commit', () => {
  test('requests that arrive together share one commit, and each learns how many of its own were new', async () => {
    const { deps, commits } = openFake()
    const group = createGroupCommit(deps)
    expect(await Promise.all([group.append('w', calls('1', '2')), group.append('w', calls('2', '3')), group.append('w', calls('1'))])).toEqual([2, 1, 0])
    expect(commits).toEqual([5])
  })

  test('a group stays below a thousand calls unless one request alone is larger', async () => {
    const { deps, commits } = openFake()
    const group = createGroupCommit(deps)
    const many = (prefix: string, count: number) => calls(...Array.from({ length: count }, (_, index) => `${prefix}${index}`))
    await Promise.all([group.append('w', many('a', 600)), group.append('w', many('b', 600)), group.append('w', many('c', 1500)), group.append('w', many('d', 10))])
    expect(commits).toEqual([600, 600, 1500, 10])
  })

  test('data the database refuses spoils only its own request', async () => {
    const { deps } = openFake({ refuses: 'bad' })
    const group = createGroupCommit(deps)
    const outcomes = await Promise.allSettled([group.append('w', calls('1')), group.append('w', calls('bad')), group.append('w', calls('2'))])
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  })

  test('workspaces do not share transactions', async () => {
    const { deps, commits } = openFake()
    const group = createGroupCommit(deps)
    await Promise.all([group.append('w1', calls('1')), group.append('w2', calls('1'))])
    expect(commits).toEqual([1, 1])
  })

  test('beyond what can be stored soon a request is turned away before anything of it is stored', async () => {
    let open = (): void => undefined
    const { deps } = openFake({ gate: new Promise((resolve) => { open = resolve }) })
    const group = createGroupCommit(deps)
    const filling = Array.from({ length: 50 }, (_, index) => group.append('w', calls(...Array.from({ length: 1000 }, (_, call) => `${index}-${call}`))))
    await expect(group.append('w', calls('late'))).rejects.toMatchObject({ code: 'TOO_MANY_REQUESTS', retryAfter: 1 })
    open()
    expect((await Promise.all(filling)).reduce((sum, accepted) => sum + accepted, 0)).toBe(50_000)
    expect(await group.append('w', calls('late'))).toBe(1)
  })
})
