import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

const folder = fileURLToPath(new URL('../../desktop/dist/', import.meta.url))
const folderFromSource = fileURLToPath(new URL('../../../desktop/dist/', import.meta.url))

/** Pages of the app: all answer with the same document, the renderer reads the address. */
const places = ['setup', 'sign-in', 'invite', 'journeys', 'segments', 'customers', 'events', 'templates', 'mailbox', 'settings', 'ui']
const pages = ['/', ...places.flatMap((place) => [`/${place}`, `/${place}/*`])]

/** Serves the built renderer. Without a build (an API-only installation) the paths answer 404. */
export async function registerWebApp(app: FastifyInstance): Promise<void> {
  const root = [folder, folderFromSource].find((path) => existsSync(`${path}index.html`))
  if (root === undefined) return
  await app.register(fastifyStatic, { root, serve: false })
  await app.register(fastifyStatic, { root: `${root}assets`, prefix: '/assets/', decorateReply: false, immutable: true, maxAge: '365d', wildcard: true })
  for (const page of pages) app.get(page, (_request, reply) => reply.sendFile('index.html', root, { maxAge: 0, cacheControl: true }))
}
