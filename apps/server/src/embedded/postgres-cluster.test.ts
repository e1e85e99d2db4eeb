import { mkdtemp, readlink, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { locateCluster } from './postgres-cluster.ts'

let home: string

beforeEach(async () => { home = await realpath(await mkdtemp(join(tmpdir(), 'sendero-cluster-'))) })
afterEach(() => rm(home, { recursive: true, force: true }))

test('the data lies in the data directory, for an ordinary user everywhere and for root on Linux', async () => {
  expect(await locateCluster(home, null, { platform: 'darwin', outside: join(home, 'outside') })).toBe(join(home, 'cluster'))
  expect(await locateCluster(home, { uid: 1, gid: 1 }, { platform: 'linux', outside: join(home, 'outside') })).toBe(join(home, 'cluster'))
})

test('for root on a system without /proc a link leads out of the closed folder, and stays', async () => {
  const system = { platform: 'darwin', outside: join(home, 'outside') } as const
  const place = await locateCluster(home, { uid: 1, gid: 1 }, system)
  expect(place.startsWith(`${home}/outside/`)).toBe(true)
  expect(await readlink(join(home, 'cluster'))).toBe(place)
  expect(await locateCluster(home, { uid: 1, gid: 1 }, system)).toBe(place)
})
