import type { PlanEntry } from '@sendero/flow-engine'

/** What makes an entry unique per journey and customer, see runs.entry_slot; and whether another active run forbids it. */
export interface EntrySlot {
  readonly slot: string
  readonly isSingle: boolean
}

/**
 * `key`: the value of the entry key, which makes one run per value, whatever re-entry says. `occasion`: names what happened
 * (`event:12`, `change:...`), so that the same occasion never enters twice.
 */
export function entrySlot(entry: Pick<PlanEntry, 'reentry'>, { key, occasion }: { readonly key: string | null; readonly occasion: string }): EntrySlot {
  if (key !== null) return { slot: `key:${key}`, isSingle: false }
  switch (entry.reentry) {
    case 'never': return { slot: 'once', isSingle: false }
    case 'afterExit': return { slot: occasion, isSingle: true }
    case 'always': return { slot: occasion, isSingle: false }
  }
}
