import { parseDocument } from '@sendero/flow-engine/document'
import type { JourneyDocument } from '@sendero/flow-engine/document'
import type { Deps } from '../../deps.ts'
import { parsePublicId } from '../../db/public-id.ts'
import { AppError } from '../../errors/app-error.ts'
import { countCustomers, countMailable, customersAfterNumber, customersByNumbers } from '../customers/index.ts'
import { waitForExport } from '../outbox/index.ts'
import { countEntered } from '../runs/index.ts'
import { loadSegment, sampleMembers, sampleRule } from '../segments/index.ts'
import { loadWorkspace } from '../workspaces/index.ts'
import { existingJourney } from './existing-journey.ts'

export interface Reach {
  /** Who matches the entry of the draft now; null when it cannot be told, see `basis`. */
  readonly people: number | null
  /** Of them: marketing mail may go to. */
  readonly mailable: number | null
  /** Of them: are in the journey now, and were in it at any time. */
  readonly inJourney: number | null
  readonly enteredBefore: number | null
  /** Of them: re-entry lets them in, now or the next time they meet the entry. */
  readonly mayEnter: number | null
  /** The numbers about these people were counted among a part of them and scaled up. */
  readonly isEstimate: boolean
  /** What was counted, in one sentence. */
  readonly basis: string
}

/** Beyond this the people are sampled: a share of so many is off by less than one in a hundred. */
const sampleSize = 20_000
const exportWaitMs = 1_500

interface Asked { readonly journeyId: string; readonly signal: AbortSignal }
type Entry = JourneyDocument['entry']
interface Matching { readonly count: number; readonly numbers: readonly number[]; readonly basis: string }

/** How many people the draft would concern if it were published now. Bounded in time: large numbers are estimated from a sample. Throws NOT_FOUND. */
export async function estimateReach(deps: Deps, workspaceId: string, { journeyId, signal }: Asked): Promise<Reach> {
  const journey = await deps.db.withWorkspace(workspaceId, (tx) => existingJourney(tx, journeyId))
  const parsed = parseDocument(journey.draft)
  if (!parsed.ok) return unknownReach('The draft cannot be read, so nothing can be counted.')
  const { entry } = parsed.document
  const matching = await matchingOf(deps, workspaceId, { trigger: entry.trigger, signal })
  return typeof matching === 'string' ? unknownReach(matching) : reachOf(deps, workspaceId, { journeyId, entry, matching })
}

const unknownReach = (basis: string): Reach => ({ people: null, mailable: null, inJourney: null, enteredBefore: null, mayEnter: null, isEstimate: false, basis })

/** A text says why nothing can be told. */
async function matchingOf(deps: Deps, workspaceId: string, { trigger, signal }: { readonly trigger: Entry['trigger']; readonly signal: AbortSignal }): Promise<Matching | string> {
  switch (trigger.kind) {
    case 'event': return byEvent(deps, workspaceId, { trigger, signal })
    case 'segmentEntered': return bySegment(deps, workspaceId, trigger.segmentId)
    case 'segmentLeft': return 'Nobody can tell who will leave the segment.'
    case 'schedule': case 'date': return trigger.segmentId === undefined ? everybody(deps, workspaceId) : bySegment(deps, workspaceId, trigger.segmentId)
    case 'api': return 'People enter when you send them in by the API.'
    case 'journey': return 'People enter when another journey sends them.'
  }
}

async function everybody(deps: Deps, workspaceId: string): Promise<Matching> {
  return deps.db.withWorkspace(workspaceId, async (tx) => {
    const [count, sample] = [await countCustomers(tx), await customersAfterNumber(tx, -1, sampleSize)]
    return { count, numbers: sample.map(({ number }) => number), basis: 'All customers now.' }
  })
}

async function bySegment(deps: Deps, workspaceId: string, publicId: string): Promise<Matching | string> {
  return deps.db.withWorkspace(workspaceId, async (tx) => {
    const uuid = parsePublicId('segment', publicId)
    const segment = uuid === null ? null : await loadSegment(tx, uuid)
    if (segment === null) return 'The entry names no segment that exists.'
    if (segment.computedAt === null) return `The segment "${segment.name}" is still being computed.`
    const numbers = await sampleMembers(tx, segment.id, { memberCount: segment.memberCount, limit: sampleSize })
    return { count: segment.memberCount, numbers, basis: `Members of the segment "${segment.name}" now.` }
  })
}

async function byEvent(deps: Deps, workspaceId: string, { trigger: { event, where }, signal }: { readonly trigger: Extract<Entry['trigger'], { kind: 'event' }>; readonly signal: AbortSignal }): Promise<Matching | string> {
  await waitForExport(deps, workspaceId, exportWaitMs)
  const { now } = await deps.db.withWorkspace(workspaceId, loadWorkspace)
  try {
    const rule = { event, count: { atLeast: 1 }, within: 'P30D', where }
    const { count, numbers } = await sampleRule(deps, workspaceId, { rule, now, limit: sampleSize, signal })
    return { count, numbers, basis: `People who did "${event}"${where.length === 0 ? '' : ' as the conditions ask'} in the last 30 days.` }
  } catch (error) {
    if (error instanceof AppError && error.code === 'UNAVAILABLE') return 'The events of the last 30 days cannot be counted at the moment.'
    throw error
  }
}

async function reachOf(deps: Deps, workspaceId: string, { journeyId, entry, matching: { count, numbers, basis } }: { readonly journeyId: string; readonly entry: Entry; readonly matching: Matching }): Promise<Reach> {
  const { mailable, entered } = await deps.db.withWorkspace(workspaceId, async (tx) => {
    const customers = await customersByNumbers(tx, numbers)
    return { mailable: await countMailable(deps, tx, numbers), entered: await countEntered(tx, { journeyId, customerIds: customers.map(({ customerId }) => customerId) }) }
  })
  const isEstimate = numbers.length < count
  const whole = (counted: number): number => (isEstimate ? Math.round(counted / numbers.length * count) : counted)
  const shut = entry.reentry.kind === 'always' || isKeyed(entry) ? 0 : entry.reentry.kind === 'never' ? entered.ever : entered.now
  return {
    people: count, mailable: whole(mailable), inJourney: whole(entered.now), enteredBefore: whole(entered.ever), mayEnter: Math.max(0, count - whole(shut)), isEstimate,
    basis: isEstimate ? `${basis} The other numbers are estimated from ${numbers.length.toLocaleString('en')} of them.` : basis,
  }
}

/** One run per value of the key, whatever re-entry says. */
const isKeyed = ({ trigger }: Entry): boolean => trigger.kind === 'event' && trigger.key !== undefined
