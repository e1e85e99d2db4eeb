import { signals } from '@sendero/flow-engine'
import type { normalizeAttributes } from '@sendero/flow-engine/segment'
import { clickhouseInstant } from '../../db/clickhouse.ts'
import type { LoggedCall } from './inbox-repository.ts'

/** Names under which calls that are no events stand among the events of a person, so that a timeline and an erasure find them. */
const profileCalls: Readonly<Record<string, string>> = { identify: '$sendero.identify', group: '$sendero.group', alias: '$sendero.alias' }

export const nameOfCall = (type: string, event: string | null): string => event ?? profileCalls[type] ?? `$sendero.${type}`

/** True for calls that say something about a person rather than report what happened: no rule, wait or trigger sees them. */
export const isProfileCall = (name: string): boolean => name.startsWith('$sendero.')

/** An event as the table of the same name in ClickHouse takes it. */
export function eventRow(event: { readonly number: number; readonly name: string; readonly occurredAt: number; readonly seq: number }, attributes: ReturnType<typeof normalizeAttributes>): object {
  return { event: event.name, number: event.number, occurred_at: clickhouseInstant(Math.max(event.occurredAt, earliest)), seq: event.seq, ...attributes }
}

// DateTime64 begins with the year 1900; what is older is a client's zero value and only has to stay in the past.
const earliest = Date.UTC(1900, 0, 1)

const signalNames: ReadonlySet<string> = new Set(Object.values(signals))

/** What the product tells runs itself: handed over like an event and counted nowhere. */
export const isSignal = ({ event, source }: Pick<LoggedCall, 'event' | 'source'>): boolean => source === 'sendero' && event !== null && signalNames.has(event)
