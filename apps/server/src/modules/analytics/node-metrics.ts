import type { JsonObject } from '@sendero/flow-engine'
import type { Deps } from '../../deps.ts'
import { AppError } from '../../errors/app-error.ts'
import { messageCounts } from '../messages/index.ts'
import type { NodeMessageCounts } from '../messages/index.ts'
import { existingJourney, loadJourneyVersion } from '../journeys/index.ts'
import { longestWaitMs, waitForExport } from '../outbox/index.ts'
import { countStandingRuns, countStuckRuns } from '../runs/index.ts'
import type { StuckCount } from '../runs/index.ts'
import { loadWorkspace } from '../workspaces/index.ts'
import { countEdges, countVisits } from './visits-repository.ts'
import type { NodeVisitCounts, VisitRange } from './visits-repository.ts'

export interface NodeNumbers {
  readonly entered: number
  readonly hereNow: number
  readonly left: number
  readonly sent: number
  readonly delivered: number
  readonly opened: number
  readonly clicked: number
  readonly unsubscribed: number
  readonly bounced: number
  readonly failed: number
  readonly converted: number
  readonly skipped: Readonly<Record<string, number>>
  /** Only when there are any: messages of which nobody will ever know whether they went out. */
  readonly unknown?: number
  /** Only when there are any: messages that are put off and will still go out, by why. */
  readonly waiting?: Readonly<Record<string, number>>
  /** Only when there are any: runs that stand still because of a fault, and runs that are late by more than a minute. */
  readonly stuck?: { readonly faults: number; readonly overdue: number }
}

export interface JourneyNumbers {
  readonly nodes: Readonly<Record<string, NodeNumbers>>
  readonly edges: Readonly<Record<string, number>>
  /** Everything that happened before this instant is counted, by the workspace clock. */
  readonly asOf: number
}

const exportWaitMs = 1_500

/**
 * What happened at every node and edge of a journey. Every number is computed from stored rows: visits in ClickHouse, runs and
 * messages in PostgreSQL. Nodes and edges of the published document are all there, with zeros where nothing happened; those of
 * other versions only when something did. Throws NOT_FOUND, and UNAVAILABLE while ClickHouse is away.
 */
export async function nodeMetrics(deps: Deps, workspaceId: string, range: VisitRange): Promise<JourneyNumbers> {
  const { nodeIds, edgeIds } = await deps.db.withWorkspace(workspaceId, async (tx) => {
    const journey = await existingJourney(tx, range.journeyId)
    const version = range.version ?? journey.publishedVersion
    const published = version === null ? null : await loadJourneyVersion(tx, range.journeyId, version)
    if (published === null && range.version !== null) throw new AppError('NOT_FOUND', `The journey has no version ${range.version}.`)
    return namesIn(published?.document ?? journey.draft)
  })
  await waitForExport(deps, workspaceId, exportWaitMs)
  const { now, behindMs, standing, stuck, messages } = await deps.db.withWorkspace(workspaceId, async (tx) => ({
    now: (await loadWorkspace(tx)).now, behindMs: await longestWaitMs(tx) ?? 0, standing: await countStandingRuns(tx, range), stuck: await countStuckRuns(tx, range), messages: await messageCounts(tx, range),
  }))
  const question = { clickhouse: deps.clickhouse, workspaceId }
  const [visits, edges] = await Promise.all([countVisits(question, range), countEdges(question, range)])
  const visitsByNode = new Map(visits.map((counts) => [counts.nodeId, counts]))
  const allNodes = new Set([...nodeIds, ...visitsByNode.keys(), ...standing.keys(), ...messages.keys()])
  const stuckByNode = new Map(stuck.map(({ nodeId, ...counts }) => [nodeId, counts]))
  // The entry is no node of the document: its edge says how many came in.
  allNodes.delete('entry')
  return {
    nodes: Object.fromEntries([...allNodes].map((id) => [id, numbersOf({ visits: visitsByNode.get(id), hereNow: standing.get(id) ?? 0, messages: messages.get(id), stuck: stuckByNode.get(id) })])),
    edges: Object.fromEntries([...edgeIds.map((id): [string, number] => [id, 0]), ...edges.map(({ edgeId, count }): [string, number] => [edgeId, count])]),
    asOf: Math.floor(now - behindMs),
  }
}

interface Sources { readonly visits: NodeVisitCounts | undefined; readonly hereNow: number; readonly messages: NodeMessageCounts | undefined; readonly stuck: Omit<StuckCount, 'nodeId'> | undefined }

function numbersOf({ visits, hereNow, messages, stuck }: Sources): NodeNumbers {
  return {
    entered: visits?.entered ?? 0, hereNow, left: visits?.left ?? 0,
    sent: messages?.sent ?? 0, delivered: messages?.delivered ?? 0, opened: messages?.opened ?? 0, clicked: messages?.clicked ?? 0, unsubscribed: messages?.unsubscribed ?? 0,
    bounced: messages?.bounced ?? 0, failed: messages?.failed ?? 0, converted: visits?.converted ?? 0, skipped: messages?.skipped ?? {},
    ...(messages !== undefined && messages.unknown > 0 ? { unknown: messages.unknown } : {}),
    ...(stuck === undefined ? {} : { stuck: { faults: stuck.faults, overdue: stuck.overdue } }),
    ...(messages !== undefined && messages.quietHours > 0 ? { waiting: { quiet_hours: messages.quietHours } } : {}),
  }
}

/** Ids of nodes and edges of a stored document; a draft may be unfinished. */
function namesIn(document: JsonObject): { nodeIds: string[]; edgeIds: string[] } {
  const idsOf = (list: unknown): string[] => (Array.isArray(list) ? list : []).flatMap((each: unknown) =>
    typeof each === 'object' && each !== null && 'id' in each && typeof each.id === 'string' ? [each.id] : [])
  return { nodeIds: idsOf(document['nodes']), edgeIds: idsOf(document['edges']) }
}
