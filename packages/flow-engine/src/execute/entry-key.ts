import { readPath } from '../model/attribute-path.ts'
import type { JsonObject } from '../model/json.ts'
import type { PlanEntry } from '../model/plan.ts'

const longestKey = 200

export type EntryKey =
  | { readonly ok: true; readonly key: string | null }
  | { readonly ok: false; readonly reason: string }

/**
 * The key of the run an event would start: null without one in the plan. An event that lacks it starts no run, because two
 * such events could not be told apart; `reason` says so to the person who looks for the run.
 */
export function entryKey(entry: PlanEntry, event: { readonly properties: JsonObject }): EntryKey {
  const path = entry.trigger.kind === 'event' ? entry.trigger.key : null
  if (path === null) return { ok: true, key: null }
  const value = readPath(event.properties, path.replace(/^properties\./, ''))
  if (value === undefined || value === null || value === '') return { ok: false, reason: `The event has no ${path}.` }
  if (typeof value === 'object') return { ok: false, reason: `${path} of the event is not a single value.` }
  const key = String(value)
  return key.length > longestKey ? { ok: false, reason: `${path} of the event is longer than ${longestKey} characters.` } : { ok: true, key }
}
