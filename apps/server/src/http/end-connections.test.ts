import { once } from 'node:events'
import { connect } from 'node:net'
import type { AddressInfo } from 'node:net'
import fastify from 'fastify'
import type { FastifyInstance } from 'fastify'
import { expect, test } from 'vitest'
import { endConnectionsOnClose } from './end-connections.ts'

async function listening(patienceMs: number): Promise<{ app: FastifyInstance; port: number }> {
  const app = fastify({ forceCloseConnections: 'idle' })
  endConnectionsOnClose(app, patienceMs)
  app.get('/slow', async () => { await new Promise((resolve) => { setTimeout(resolve, 300) }); return 'done' })
  app.get('/never', async () => new Promise(() => undefined))
  await app.listen({ host: '127.0.0.1', port: 0 })
  return { app, port: (app.server.address() as AddressInfo).port }
}

test('a connection that has not said a word does not keep the server from ending', async () => {
  const { app, port } = await listening(3_600_000)
  const socket = connect(port, '127.0.0.1')
  const accepted = once(app.server, 'connection')
  await Promise.all([once(socket, 'connect'), accepted])
  const ended = once(socket, 'close')
  await app.close()
  await ended
  expect(socket.destroyed).toBe(true)
})

test('a request under way is answered before the server ends', async () => {
  const { app, port } = await listening(3_600_000)
  const arrived = once(app.server, 'request')
  const answer = fetch(`http://127.0.0.1:${port}/slow`)
  await arrived
  await app.close()
  expect(await (await answer).text()).toBe('done')
})

test('a request that is never answered is cut off after the time given', async () => {
  const { app, port } = await listening(50)
  const arrived = once(app.server, 'request')
  const answer = fetch(`http://127.0.0.1:${port}/never`).then(() => 'answered', () => 'cut off')
  await arrived
  await app.close()
  expect(await answer).toBe('cut off')
})
