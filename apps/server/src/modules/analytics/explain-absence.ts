import { parseDocument } from '@sendero/flow-engine/document'
import { matchesConditions } from '@sendero/flow-engine/segment'
import type { JourneyDocument } from '@sendero/flow-engine/document'
import type { Tx } from '../../db/postgres.ts'
import { parsePublicId } from '../../db/public-id.ts'
import type { Customer } from '../customers/index.ts'
import { loadEventFacts } from '../events/index.ts'
import { loadJourneyVersion } from '../journeys/index.ts'
import type { Journey } from '../journeys/index.ts'
import { segmentsOf } from '../segments/index.ts'
import type { NodeVisit } from './node-visit.ts'

/** Why somebody is not in a journey: a code that stays the same, and the reason in words. */
export interface Absence { readonly code: string; readonly message: string }

interface Case { readonly journey: Journey; readonly customer: Customer; readonly decisions: readonly NodeVisit[]; readonly now: number }

/** Every reason that can be told why a customer never entered a journey, from the decisions taken and from how things are now. */
export async function explainAbsence(tx: Tx, { journey, customer, decisions, now }: Case): Promise<Absence[]> {
  const refusals = decisions.filter((decision) => decision.runId === null).map(refusalOf)
  const states = absencesByStatus[journey.status]
  const first = journey.publishedVersion === null ? null : await loadJourneyVersion(tx, journey.id, 1)
  const published = journey.publishedVersion === null ? null : await loadJourneyVersion(tx, journey.id, journey.publishedVersion)
  if (first === null || published === null) return [...refusals, ...states]
  const parsed = parseDocument(published.document)
  const byTrigger = parsed.ok ? await absencesByTrigger(tx, { trigger: parsed.document.entry.trigger, customer, publishedAt: first.publishedAt.getTime(), now }) : []
  return [...refusals, ...states, ...byTrigger]
}

const absencesByStatus: Readonly<Record<Journey['status'], readonly Absence[]>> = {
  draft: [{ code: 'NOT_PUBLISHED', message: 'The journey was never published.' }],
  live: [],
  paused: [{ code: 'JOURNEY_PAUSED', message: 'The journey is paused: nobody enters.' }],
  stopped: [{ code: 'JOURNEY_STOPPED', message: 'The journey is stopped: nobody enters.' }],
}

const refusalWords: Readonly<Record<string, string>> = {
  beforePublishing: 'What would have let them in happened before the journey was published.',
  entryClosed: 'They met the entry while nobody was let in.',
  journeyPaused: 'They met the entry while the journey was paused.',
  noKey: 'The event had no value for the entry key.',
  stillInJourney: 'They were in the journey already.',
  enteredBefore: 'They had entered before, and nobody enters twice.',
  keyEnteredBefore: 'They had entered before with the same entry key.',
  enteredRecently: 'They had entered not long enough ago.',
  tooManyAtOnce: 'They were in the journey as often as it allows at a time.',
  holdout: 'They are in the share of people that the journey is kept from.',
  workspaceHoldout: 'They are in the share of people that all journeys are kept from.',
  eventLoop: 'Journeys had sent them round in a circle.',
}

function refusalOf({ inputs, outcome }: NodeVisit): Absence {
  const reason = inputs['reason']
  const code = typeof reason === 'string' ? reason : outcome
  return { code, message: refusalWords[code] ?? 'They met the entry and were not let in.' }
}

/** Where nothing more can be told than how people enter. */
const otherAbsences: Readonly<Record<'segmentLeft' | 'schedule' | 'date' | 'api' | 'journey', readonly Absence[]>> = {
  segmentLeft: [{ code: 'NOT_LEFT_SEGMENT', message: 'They have not left the segment since the journey was published.' }],
  schedule: [{ code: 'NOT_SCHEDULED', message: 'The schedule of the journey has not come round for them yet.' }],
  date: [{ code: 'DATE_NOT_REACHED', message: 'The day the journey starts on has not come for them, or they have no such date.' }],
  api: [{ code: 'NOT_SENT_IN', message: 'Nobody has sent them in by the API.' }],
  journey: [{ code: 'NOT_STARTED_BY_JOURNEY', message: 'No other journey has sent them here.' }],
}

interface Entry { readonly trigger: JourneyDocument['entry']['trigger']; readonly customer: Customer; readonly publishedAt: number; readonly now: number }

async function absencesByTrigger(tx: Tx, { trigger, customer, publishedAt, now }: Entry): Promise<readonly Absence[]> {
  if (trigger.kind === 'event') {
    const events = (await loadEventFacts(tx, { customerIds: [customer.id], names: [trigger.event] })).get(customer.id)?.get(trigger.event) ?? []
    if (events.length === 0) return [{ code: 'NO_EVENT', message: `They never did "${trigger.event}".` }]
    const matching = events.filter((event) => matchesConditions(trigger.where, event.properties, now))
    if (matching.length === 0) return [{ code: 'EVENT_FILTERED', message: `They did "${trigger.event}", but never as the conditions of the entry ask.` }]
    return matching.some((event) => event.occurredAt >= publishedAt) ? [] : [{ code: 'EVENT_BEFORE_PUBLISHING', message: `They did "${trigger.event}" only before the journey was published.` }]
  }
  if (trigger.kind !== 'segmentEntered') return otherAbsences[trigger.kind]
  const segmentId = parsePublicId('segment', trigger.segmentId)
  if (segmentId === null) return []
  const segments = (await segmentsOf(tx, { customers: [customer], segmentIds: [segmentId] })).get(customer.id)
  if (segments?.has(trigger.segmentId) !== true) return [{ code: 'NOT_IN_SEGMENT', message: 'They are not in the segment that starts the journey.' }]
  return [{ code: 'IN_SEGMENT_BEFORE_PUBLISHING', message: 'They were in the segment before the journey was published, and it was published for people who enter from then on.' }]
}
