import net from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase } from '../../test/fresh-database.ts'
import type { FreshDatabase } from '../../test/fresh-database.ts'
import { openLiveBus } from './open-live-bus.ts'

let fresh: FreshDatabase
beforeAll(async () => { fresh = await freshDatabase() })
afterAll(() => fresh.drop())

/** Stands before the database and, while it is down, hangs up on everybody, as a server does that is starting. */
async function openDoor(target: URL): Promise<{ url: string; isDown: boolean; callers: number; cut(): void; close(): void }> {
  const sockets = new Set<net.Socket>()
  const server = net.createServer((socket) => {
    door.callers += 1
    socket.on('error', () => undefined)
    if (door.isDown) return void socket.destroy()
    const behind = net.connect(Number(target.port), target.hostname)
    for (const one of [socket, behind]) { sockets.add(one); one.on('error', () => undefined); one.on('close', () => { socket.destroy(); behind.destroy() }) }
    socket.pipe(behind).pipe(socket)
  })
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  const address = server.address()
  const url = new URL(target)
  url.port = String(typeof address === 'object' && address ? address.port : 0)
  const door = { url: url.href, isDown: false, callers: 0, cut: () => { for (const socket of sockets) socket.destroy() }, close: () => { door.cut(); server.close() } }
  return door
}

test('while the database is away one connection at a time is tried, not more and more, and then hints come again', async () => {
  const door = await openDoor(new URL(fresh.appUrl))
  const bus = await openLiveBus({ url: door.url, log: pino({ level: 'silent' }) })
  const workspaceId = '00000000-0000-4000-8000-000000000001'
  const heard: string[] = []
  bus.subscribe(workspaceId, ({ kind }) => { heard.push(kind) })
  door.isDown = true
  door.callers = 0
  door.cut()
  await sleep(4_500)
  expect(door.callers).toBeGreaterThanOrEqual(2)
  expect(door.callers).toBeLessThanOrEqual(5)
  door.isDown = false
  await expect.poll(() => { bus.publish({ kind: 'mailbox', workspaceId }); return heard.length }, { timeout: 10_000, interval: 200 }).toBeGreaterThan(0)
  await bus.close()
  door.close()
})
