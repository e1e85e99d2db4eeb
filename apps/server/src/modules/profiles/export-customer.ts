import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import { fromPublicId, toPublicId } from '../../db/public-id.ts'
import { instantText } from '../../procedures/paging.ts'
import { consentsOf, mergedInto, namesOfCustomer, requireCustomer } from '../customers/index.ts'
import { listCallsOfCustomer } from '../events/index.ts'
import { listsOfCustomer } from '../lists/index.ts'
import { segmentNames } from '../segments/index.ts'
import { loadWorkspace, recordAudit } from '../workspaces/index.ts'
import { customerView } from './customer-view.ts'
import { timelineOf } from './timeline.ts'
import type { TimelineItem, TimelineKind } from './timeline-item.ts'

const callsPerPage = 1_000
const itemsPerPage = 200

interface Asked { readonly idOrUserId: string; readonly by: string }
export interface CustomerExport { readonly customerId: string; /** One JSON document, in pieces. */ readonly json: AsyncIterable<string> }

/**
 * Everything that is known of a customer, for themselves or for another system: what they would lose by an erasure. It is read as it is
 * asked for, so a person with a million events takes no more memory than any other. Throws NOT_FOUND, and UNAVAILABLE when ClickHouse,
 * which has their way through journeys, is away.
 */
export async function exportCustomer(deps: Deps, workspaceId: string, { idOrUserId, by }: Asked): Promise<CustomerExport> {
  const { customerId, about } = await deps.db.withWorkspace(workspaceId, async (tx) => {
    const found = await describe(deps, tx, idOrUserId)
    await recordAudit(tx, { actor: by, action: 'customer.export', target: toPublicId('customer', found.customerId), data: {} })
    return found
  })
  const target = toPublicId('customer', customerId)
  // Asked before the first byte of the answer: afterwards nobody could be told.
  await timelineOf(deps, workspaceId, { idOrUserId: target, kind: 'nodeVisit', cursor: undefined, limit: 1 })
  const part = (kind: TimelineKind): AsyncIterable<object> => timelinePart(deps, workspaceId, { id: target, kind })
  return { customerId: target, json: document(about, { calls: calls(deps, workspaceId, customerId), messages: part('message'), nodeVisits: part('nodeVisit') }) }
}

async function describe(deps: Deps, tx: Tx, idOrUserId: string): Promise<{ customerId: string; about: object }> {
  const customer = await requireCustomer(tx, idOrUserId)
  const former = await mergedInto(tx, customer.id)
  const { segments, ...view } = await customerView(deps, tx, customer)
  const names = await segmentNames(tx, segments.map((id) => fromPublicId('segment', id)))
  const consents = await consentsOf(tx, [customer.id, ...former.map((each) => each.customerId)])
  const { now } = await loadWorkspace(tx)
  return {
    customerId: customer.id,
    about: {
      exportedAt: instantText(now),
      customer: view,
      names: await namesOfCustomer(tx, customer.id),
      formerIds: former.map((each) => toPublicId('customer', each.customerId)),
      consents: consents.map((consent) => ({ ...consent, at: instantText(consent.at) })),
      segments: segments.map((id) => ({ id, name: names.get(fromPublicId('segment', id)) ?? null })),
      lists: (await listsOfCustomer(tx, customer.id)).map((list) => ({ id: toPublicId('list', list.id), name: list.name, addedAt: instantText(list.addedAt) })),
    },
  }
}

async function* document(about: object, parts: Readonly<Record<string, AsyncIterable<object>>>): AsyncGenerator<string> {
  yield JSON.stringify(about, null, 2).slice(0, -2)
  for (const [name, items] of Object.entries(parts)) {
    yield `,\n  "${name}": [`
    let separator = '\n    '
    for await (const item of items) {
      yield separator + JSON.stringify(item)
      separator = ',\n    '
    }
    yield ']'
  }
  yield '\n}\n'
}

async function* calls(deps: Deps, workspaceId: string, customerId: string): AsyncGenerator<object> {
  for (let after = -1; ;) {
    const page = await deps.db.withWorkspace(workspaceId, (tx) => listCallsOfCustomer(tx, customerId, { after, limit: callsPerPage }))
    for (const { messageId, type, name, userId, anonymousId, previousId, occurredAt, receivedAt, source, properties, context } of page) {
      yield { messageId, type, event: name, userId, anonymousId, previousId, timestamp: instantText(occurredAt), receivedAt: instantText(receivedAt), source, properties, context }
    }
    after = page.at(-1)?.seq ?? after
    if (page.length < callsPerPage) return
  }
}

async function* timelinePart(deps: Deps, workspaceId: string, { id, kind }: { readonly id: string; readonly kind: TimelineKind }): AsyncGenerator<TimelineItem> {
  for (let cursor: string | undefined; ;) {
    const { data, nextCursor } = await timelineOf(deps, workspaceId, { idOrUserId: id, kind, cursor, limit: itemsPerPage })
    yield* data
    if (nextCursor === null) return
    cursor = nextCursor
  }
}
