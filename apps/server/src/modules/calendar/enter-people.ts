import type { PlanEntry } from '@sendero/flow-engine'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import { parsePublicId } from '../../db/public-id.ts'
import type { NumberedCustomer } from '../customers/index.ts'
import { enterRuns } from '../runs/index.ts'
import { segmentsOf } from '../segments/index.ts'
import { findInSlots } from './calendar-people-repository.ts'
import { causeOf } from './entry-calendar.ts'
import type { CalendarTrigger } from './entry-calendar.ts'
import { localTimeOf } from './floating-time.ts'
import type { Occurrence } from './occurrence.ts'

interface Given {
  readonly occurrence: Occurrence
  /** Of the version people enter. */
  readonly entry: PlanEntry
  readonly trigger: CalendarTrigger
  readonly people: readonly NumberedCustomer[]
  readonly now: number
}

/**
 * Lets people in for an occurrence, those of its segment now. Whoever has entered for it is passed over, and so is whoever entered a
 * journey before that lets nobody in twice: a schedule would otherwise record day by day that nothing has changed. Returns how many entered.
 */
export async function enterPeople(deps: Pick<Deps, 'wake'>, tx: Tx, { occurrence, entry, trigger, people, now }: Given): Promise<number> {
  if (people.length === 0) return 0
  const { journeyId, version, slot, localTime } = occurrence
  const customerIds = people.map(({ customerId }) => customerId)
  const inSlots = await findInSlots(tx, { journeyId, customerIds, slots: entry.reentry === 'never' ? [slot, 'once'] : [slot] })
  const isMember = await membership(tx, trigger, people)
  const cause = causeOf(trigger, localTimeOf(localTime))
  const meeting = { kind: 'enter', key: null, occasion: slot, entry: { event: null, cause } } as const
  const entrants = customerIds.filter((customerId) => !inSlots.has(customerId) && isMember(customerId)).map((customerId) => ({ journeyId, version, customerId, entry, meeting, because: cause, isBulk: true }))
  return (await enterRuns(deps, tx, { entrants, now })).runIds.size
}

async function membership(tx: Tx, { segmentId }: CalendarTrigger, people: readonly NumberedCustomer[]): Promise<(customerId: string) => boolean> {
  if (segmentId === null) return () => true
  const uuid = parsePublicId('segment', segmentId)
  const found = uuid === null ? new Map<string, Set<string>>() : await segmentsOf(tx, { customers: people.map(({ customerId, number }) => ({ id: customerId, number })), segmentIds: [uuid] })
  return (customerId) => found.get(customerId)?.has(segmentId) === true
}
