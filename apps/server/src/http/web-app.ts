import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyRequest } from 'fastify'

const folder = fileURLToPath(new URL('../../desktop/dist/', import.meta.url))
const folderFromSource = fileURLToPath(new URL('../../../desktop/dist/', import.meta.url))

/** Pages of the app: all answer with the same document, the renderer reads the address. */
const places = ['setup', 'sign-in', 'invite', 'journeys', 'segments', 'lists', 'customers', 'events', 'templates', 'mailbox', 'settings', 'ui']
const pages = ['/', ...places.flatMap((place) => [`/${place}`, `/${place}/*`])]

const machineDoors = /^\/(?:api|v1|trpc|assets)(?:\/|$)/

const builtFolder = (): string | undefined => [folder, folderFromSource].find((path) => existsSync(`${path}index.html`))

/** The document of the app, for a person who mistyped the address of a page; null for a program, and where the app is not built. */
export async function pageOfNowhere(request: FastifyRequest): Promise<string | null> {
  const { method, url, headers } = request
  if (method !== 'GET' || machineDoors.test(url) || headers.accept?.includes('text/html') !== true) return null
  const root = builtFolder()
  return root === undefined ? null : readFile(`${root}index.html`, 'utf8')
}

/** Serves the built renderer. Without a build (an API-only installation) the paths answer 404. */
export async function registerWebApp(app: FastifyInstance): Promise<void> {
  const root = builtFolder()
  if (root === undefined) return
  await app.register(fastifyStatic, { root, serve: false })
  await app.register(fastifyStatic, { root: `${root}assets`, prefix: '/assets/', decorateReply: false, immutable: true, maxAge: '365d', wildcard: true })
  for (const page of pages) app.get(page, (_request, reply) => reply.sendFile('index.html', root, { maxAge: 0, cacheControl: true }))
}
