import type { FastifyInstance } from 'fastify'
import { AppError } from '../errors/app-error.ts'
import type { WriteKeys } from './write-keys.ts'

const everything = { __default: { enabled: true, integrations: {} } }

/**
 * What the browser library of the Segment API (analytics.js) asks for before it sends its first call: where to send, and that nothing is to be
 * left out. `publicUrl` is where browsers reach this server.
 */
export function registerBrowserSettings(app: FastifyInstance, { keys, publicUrl }: { readonly keys: WriteKeys; readonly publicUrl: string }): void {
  app.get<{ Params: { writeKey: string } }>('/v1/projects/:writeKey/settings', async (request, reply) => {
    const { writeKey } = request.params
    if (writeKey.length > 200 || await keys.find(writeKey) === null) throw new AppError('NOT_FOUND', 'This write key does not exist or was revoked: copy it again from Settings, Sources.')
    return reply.header('Cache-Control', 'public, max-age=60').send(settingsOf(writeKey, new URL(publicUrl)))
  })
}

function settingsOf(writeKey: string, { protocol, host, pathname }: URL): object {
  const apiHost = `${host}${pathname.replace(/\/$/, '')}/v1`
  return {
    integrations: { 'Segment.io': { apiKey: writeKey, apiHost, protocol: protocol.slice(0, -1), addBundledMetadata: true, unbundledIntegrations: [], maybeBundledConfigIds: {} } },
    plan: { track: everything, identify: everything, group: everything },
    middlewareSettings: {}, enabledMiddleware: {}, edgeFunction: {}, remotePlugins: [], legacyVideoPluginsEnabled: false, analyticsNextEnabled: true,
    // Measurements of the library about itself: nobody here reads them.
    metrics: { sampleRate: 0 },
  }
}
