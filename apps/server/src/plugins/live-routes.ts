import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Deps } from '../deps.ts'
import { fromPublicId, toPublicId } from '../db/public-id.ts'
import { AppError } from '../errors/app-error.ts'
import { parseInput } from '../errors/validation.ts'
import type { LiveMessage } from '../live/live-bus.ts'
import { createJourneyFeeds, feedRangeSchema } from '../modules/analytics/index.ts'
import type { FeedMessage } from '../modules/analytics/index.ts'
import { existingJourney } from '../modules/journeys/index.ts'
import { actorMay, requirePermission } from '../procedures/actor.ts'
import type { Actor } from '../procedures/actor.ts'
import type { Permission } from '../procedures/permissions.ts'
import { instantText } from '../procedures/paging.ts'
import { openEventStream } from './event-stream.ts'
import type { EventStream } from './event-stream.ts'

interface Options {
  readonly deps: Deps
  readonly authenticate: (request: FastifyRequest) => Promise<{ readonly actor: Actor; readonly workspaceId: string }>
}

const mostStreamsPerWorkspace = 200

/**
 * Server-sent events for open screens. `/workflows/:id/live`: the numbers of a journey, all at first, then what changed
 * (`metrics`; `unavailable` while they cannot be read; `ended` when the journey is gone); `from`, `to`, `version` and `last` (`P7D`)
 * choose what is counted. `/live`: hints about everything in the
 * workspace (`journey`, `segment`, `events`, `import`, `mailbox`). Streams end after ten minutes and when the server stops: clients reconnect by themselves.
 */
export async function registerLiveRoutes(app: FastifyInstance, { deps, authenticate }: Options): Promise<void> {
  const feeds = createJourneyFeeds(deps)
  const open = new Map<EventStream, string>()
  let isClosing = false
  // Before the server waits for open requests to end: these would never.
  app.addHook('preClose', async () => {
    isClosing = true
    feeds.close()
    for (const stream of [...open.keys()]) stream.close()
  })

  const openFor = (workspaceId: string, reply: FastifyReply): EventStream => {
    // Asked for before the server was told to end, and let in by the credentials only now.
    if (isClosing) throw new AppError('UNAVAILABLE', 'The server is ending.', { retryAfter: 2 })
    const count = [...open.values()].filter((each) => each === workspaceId).length
    if (count >= mostStreamsPerWorkspace) throw new AppError('TOO_MANY_REQUESTS', 'Too many live streams are open in this workspace.', { retryAfter: 30 })
    const stream = openEventStream(reply)
    open.set(stream, workspaceId)
    stream.onClose(() => open.delete(stream))
    return stream
  }

  app.get<{ Params: { id: string }; Querystring: Record<string, unknown> }>('/api/v1/workflows/:id/live', async (request, reply) => {
    const { actor, workspaceId } = await authenticate(request)
    requirePermission(actor, 'workflows:read')
    // The workspace was read with the key or session: a stream cannot send it as a header.
    const { workspace: _workspace, ...query } = request.query
    const range = parseInput(feedRangeSchema, query)
    const journeyId = fromPublicId('journey', request.params.id)
    await deps.db.withWorkspace(workspaceId, (tx) => existingJourney(tx, journeyId))
    const stream = openFor(workspaceId, reply)
    stream.onClose(feeds.follow({ workspaceId, journeyId, range }, (message) => { forward(stream, message) }))
    closeWhenMemberChanges(deps, stream, { actor, workspaceId })
  })

  app.get('/api/v1/live', async (request, reply) => {
    const { actor, workspaceId } = await authenticate(request)
    const stream = openFor(workspaceId, reply)
    stream.send('open', {})
    stream.onClose(deps.live.subscribe(workspaceId, (message) => { if (message.kind !== 'member' && actorMay(actor, permissionOf[message.kind])) sendHint(stream, message) }))
    closeWhenMemberChanges(deps, stream, { actor, workspaceId })
  })
}

/** Who was taken out, or has another role now, connects again as who they are. */
function closeWhenMemberChanges(deps: Pick<Deps, 'live'>, stream: EventStream, { actor, workspaceId }: { readonly actor: Actor; readonly workspaceId: string }): void {
  stream.onClose(deps.live.subscribe(workspaceId, (message) => { if (message.kind === 'member' && actor.kind === 'user' && actor.id === message.userId) stream.close() }))
}

function forward(stream: EventStream, message: FeedMessage): void {
  if (message.kind === 'numbers') return stream.send('metrics', { ...message.numbers, asOf: instantText(message.numbers.asOf) })
  stream.send(message.kind, {})
  if (message.kind === 'ended') stream.close()
}

type Hint = Exclude<LiveMessage, { kind: 'member' }>

const permissionOf: Readonly<Record<Hint['kind'], Permission>> = { demo: 'workspace:read', journey: 'workflows:read', segments: 'segments:read', events: 'events:read', mailbox: 'mailbox:read', import: 'customers:read' }

function sendHint(stream: EventStream, message: Hint): void {
  switch (message.kind) {
    case 'journey': return stream.send('journey', { id: toPublicId('journey', message.journeyId) })
    case 'segments': return stream.send('segment', { id: toPublicId('segment', message.segmentId) })
    case 'import': return stream.send('import', { id: toPublicId('import', message.importId) })
    case 'events':
    case 'mailbox':
    case 'demo': return stream.send(message.kind, {})
  }
}
