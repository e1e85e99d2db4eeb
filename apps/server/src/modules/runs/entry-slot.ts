import type { PlanEntry } from '@sendero/flow-engine'
import { parseDuration, subtractDuration } from '@sendero/flow-engine/time'

/** What makes an entry unique per journey and customer, see runs.entry_slot, and what else must hold for it. */
export interface EntrySlot {
  readonly slot: string
  /** Another active run forbids it. */
  readonly isSingle: boolean
  /** What is counted of the person's runs in this journey; null: nothing. */
  readonly gate: EntryGate | null
}

export interface EntryGate {
  /** Epoch milliseconds: no run may have started after this. */
  readonly since: number | null
  /** Active runs at a time, this one included. */
  readonly atMost: number | null
}

interface Occasion {
  /** Value of the entry key: one run per value, whatever re-entry says. */
  readonly key: string | null
  /** Names what happened (`event:12`, `change:...`), so that the same occasion never enters twice. */
  readonly occasion: string
  readonly now: number
}

export function entrySlot(entry: Pick<PlanEntry, 'reentry' | 'reentryAfter' | 'atMost'>, { key, occasion, now }: Occasion): EntrySlot {
  if (key !== null) return { slot: `key:${key}`, isSingle: false, gate: null }
  switch (entry.reentry) {
    case 'never': return { slot: 'once', isSingle: false, gate: null }
    case 'afterExit': return { slot: occasion, isSingle: true, gate: null }
    case 'afterTime': return { slot: occasion, isSingle: false, gate: { since: earlierBy(now, entry.reentryAfter ?? ''), atMost: null } }
    case 'always': return { slot: occasion, isSingle: false, gate: entry.atMost === undefined ? null : { since: null, atMost: entry.atMost } }
  }
}

function earlierBy(now: number, text: string): number {
  const duration = parseDuration(text)
  if (duration === null) throw new Error(`A plan holds the invalid duration "${text}"`)
  return subtractDuration(now, duration, 'UTC')
}
