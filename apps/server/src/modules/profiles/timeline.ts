import type { Tx } from '../../db/postgres.ts'
import type { Deps } from '../../deps.ts'
import { toPublicId } from '../../db/public-id.ts'
import { AppError } from '../../errors/app-error.ts'
import { decodeCursor, encodeCursor, instantText } from '../../procedures/paging.ts'
import { visitsOfCustomer } from '../analytics/index.ts'
import type { NodeVisit } from '../analytics/index.ts'
import { listCustomerEvents } from '../events/index.ts'
import { fateInWords, messagesOfCustomer } from '../messages/index.ts'
import { mergedInto, requireCustomer } from '../customers/index.ts'
import { timelineKinds } from './timeline-item.ts'
import type { TimelineItem, TimelineKind } from './timeline-item.ts'
import { namedItems } from './timeline-names.ts'
import type { UnnamedItem } from './timeline-names.ts'

// One list out of three stores. Its order is time, then kind, then the key of the kind, all descending; each store is asked
// for the page as if it were alone, and the newest of all answers make the page.

interface Place { readonly at: number; readonly kind: TimelineKind; readonly key: string }
interface Entry extends Place { readonly item: UnnamedItem }

export interface TimelineQuery {
  readonly idOrUserId: string
  /** Only this kind; null: all. */
  readonly kind: TimelineKind | null
  readonly cursor: string | undefined
  readonly limit: number
}

/** What happened to a customer, newest first. Throws NOT_FOUND. */
export async function timelineOf(deps: Deps, workspaceId: string, { idOrUserId, kind, cursor, limit }: TimelineQuery): Promise<{ data: TimelineItem[]; nextCursor: string | null }> {
  const before = placeOf(cursor)
  const { customerIds, entries } = await deps.db.withWorkspace(workspaceId, async (tx) => {
    const { id } = await requireCustomer(tx, idOrUserId)
    const ask = { customerId: id, before, limit: limit + 1 }
    const ids = [id, ...(await mergedInto(tx, id)).map((former) => former.customerId)]
    // Beside the mails themselves, that each was sent would stand there twice.
    const events = kind === null || kind === 'event' ? await eventEntries(tx, { ...ask, withoutOwnSends: kind === null }) : []
    const messages = kind === null || kind === 'message' ? await messageEntries(tx, ask) : []
    return { customerIds: ids, entries: [...events, ...messages] }
  })
  if (kind === null || kind === 'nodeVisit') entries.push(...await visitEntries(deps, workspaceId, { customerIds, before, limit: limit + 1 }))
  entries.sort((a, b) => b.at - a.at || compare(b.kind, a.kind) || compare(b.key, a.key))
  const kept = entries.slice(0, limit)
  const last = kept.at(-1)
  const data = await deps.db.withWorkspace(workspaceId, (tx) => namedItems(tx, kept.map(({ item }) => item)))
  return { data, nextCursor: entries.length > limit && last ? encodeCursor([last.at, last.kind, last.key]) : null }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function placeOf(cursor: string | undefined): Place | null {
  const key = decodeCursor(cursor, 3)
  if (key === null) return null
  const [at, name, last] = key
  const kind = timelineKinds.find((each) => each === name)
  if (typeof at === 'number' && Number.isFinite(at) && kind !== undefined && typeof last === 'string' && /^[0-9a-f-]{1,80}$/.test(last)) return { at, kind, key: last }
  throw new AppError('INVALID_INPUT', 'cursor: not a cursor of this list. Use nextCursor of the page before.')
}

interface Ask { readonly customerId: string; readonly before: Place | null; readonly limit: number }

/** Where a store goes on: at the same instant, kinds that sort after the last item are done, those before it are still to come. */
function keyFor(before: Place, kind: TimelineKind, bounds: { readonly none: string; readonly all: string }): string {
  if (kind === before.kind) return before.key
  return kind > before.kind ? bounds.none : bounds.all
}

// Digits of a fixed number, so that keys compare as text.
const paddedSeq = (seq: number): string => String(seq).padStart(16, '0')

async function eventEntries(tx: Tx, { customerId, before, limit, withoutOwnSends }: Ask & { readonly withoutOwnSends: boolean }): Promise<Entry[]> {
  const from = before === null ? null : { at: before.at, seq: Number(keyFor(before, 'event', { none: '-1', all: String(Number.MAX_SAFE_INTEGER) })) }
  const rows = await listCustomerEvents(tx, customerId, { event: null, text: null, from: null, to: null, afterSeq: null, before: from, limit, withoutOwnSends })
  return rows.map(({ seq, name, occurredAt, properties, source }) =>
    ({ at: occurredAt, kind: 'event' as const, key: paddedSeq(seq), item: { kind: 'event' as const, at: instantText(occurredAt), event: name, properties, source } }))
}

async function messageEntries(tx: Tx, { customerId, before, limit }: Ask): Promise<Entry[]> {
  const bounds = { none: '00000000-0000-0000-0000-000000000000', all: 'ffffffff-ffff-ffff-ffff-ffffffffffff' }
  const from = before === null ? null : { at: before.at, id: keyFor(before, 'message', bounds) }
  const rows = await messagesOfCustomer(tx, customerId, { before: from, limit })
  const textOf = (at: number | null): string | null => (at === null ? null : instantText(at))
  return rows.map((row) => ({
    at: row.createdAt, kind: 'message' as const, key: row.id,
    item: {
      kind: 'message' as const, at: instantText(row.createdAt), messageId: toPublicId('message', row.id), channel: row.channel, subject: row.subject, state: row.state, reason: row.reason, reasonText: fateInWords(row), detail: row.reason === null ? null : row.error,
      place: row.journeyId === null ? null : { journeyId: row.journeyId, version: row.version, nodeId: row.nodeId }, templateId: row.templateId === null ? null : toPublicId('template', row.templateId),
      sentAt: textOf(row.sentAt), openedAt: textOf(row.openedAt), clickedAt: textOf(row.clickedAt),
    },
  }))
}

interface AskVisits { readonly customerIds: readonly string[]; readonly before: Place | null; readonly limit: number }

async function visitEntries(deps: Deps, workspaceId: string, ask: AskVisits): Promise<Entry[]> {
  const { customerIds, before } = ask
  // Decisions of one instant come together, as many as a run passes nodes in one step: ask for more until the page is full.
  for (let limit = ask.limit + 100; ; limit *= 2) {
    const visits = await visitsOfCustomer(deps, workspaceId, { customerIds, until: before?.at ?? null, limit })
    const entries = visits.map(visitEntry).filter((entry) => before === null || entry.at < before.at || (entry.at === before.at && entry.key < keyFor(before, 'nodeVisit', { none: '', all: '~' })))
    if (entries.length >= ask.limit || visits.length < limit) return entries
  }
}

function visitEntry(visit: NodeVisit): Entry {
  // Entering a node and leaving it are two decisions of one visit.
  const phase = visit.left ? 2 : visit.entered ? 0 : 1
  return {
    at: visit.at, kind: 'nodeVisit', key: `${visit.runId ?? visit.journeyId}-${String(visit.visit).padStart(6, '0')}-${phase}`,
    item: {
      kind: 'nodeVisit', at: instantText(visit.at), place: { journeyId: visit.journeyId, version: visit.version, nodeId: visit.nodeId },
      runId: visit.runId === null ? null : toPublicId('run', visit.runId), entered: visit.entered, left: visit.left, outcome: visit.outcome, port: visit.port,
    },
  }
}
