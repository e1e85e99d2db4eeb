import { isDeepStrictEqual } from 'node:util'
import { isTimeZone, parseInstant } from '@sendero/flow-engine/time'
import type { JsonObject, JsonValue } from '@sendero/flow-engine'
import { normalizeEmail } from './normalize-email.ts'

/** The part of a customer that traits decide. */
export interface Profile {
  readonly traits: JsonObject
  readonly email: string | null
  readonly emailNorm: string | null
  readonly timeZone: string | null
  /** Epoch milliseconds. */
  readonly createdAt: number
}

/** More would make every load of this customer slow; a public write key must not be able to do that. */
export const mostTraits = 500

/** Merges traits key by key at the top level; null takes a trait away. New traits beyond the most allowed are left out and named in `dropped`. */
export function mergeTraits(traits: JsonObject, set: JsonObject): { traits: JsonObject; dropped: string[] } {
  const merged: Map<string, JsonValue> = new Map(Object.entries(traits))
  const dropped: string[] = []
  for (const [key, value] of Object.entries(set)) {
    if (value === null) merged.delete(key)
    else if (merged.has(key) || merged.size < mostTraits) merged.set(key, value)
    else dropped.push(key)
  }
  return { traits: Object.fromEntries(merged), dropped }
}

/** The profile with these traits in place of its own, and the top-level traits that differ. The same object when none does. */
export function withTraits(before: Profile, traits: JsonObject): { profile: Profile; keys: string[] } {
  const keys = differingKeys(before.traits, traits)
  if (keys.length === 0) return { profile: before, keys }
  const isChanged = (key: string): boolean => keys.includes(key)
  // Columns follow their trait only when it changed: a stored time zone may have come from elsewhere.
  const profile = {
    traits,
    ...(isChanged('email') ? emailOf(traits['email']) : { email: before.email, emailNorm: before.emailNorm }),
    timeZone: isChanged('timezone') ? timeZoneOf(traits['timezone']) : before.timeZone,
    createdAt: isChanged('createdAt') ? createdAtOf(traits['createdAt'], before.createdAt) : before.createdAt,
  }
  return { profile, keys }
}

function differingKeys(before: JsonObject, after: JsonObject): string[] {
  const gone = Object.keys(before).filter((key) => !Object.hasOwn(after, key))
  const changed = Object.keys(after).filter((key) => before[key] !== after[key] && !(Object.hasOwn(before, key) && isDeepStrictEqual(before[key], after[key])))
  return [...gone, ...changed]
}

function emailOf(value: JsonValue | undefined): { email: string | null; emailNorm: string | null } {
  const emailNorm = typeof value === 'string' ? normalizeEmail(value) : null
  return { email: emailNorm === null || typeof value !== 'string' ? null : value.trim(), emailNorm }
}

export function timeZoneOf(value: JsonValue | undefined): string | null {
  return typeof value === 'string' && isTimeZone(value) ? value : null
}

/** A client may know the person for longer than we do, never for less: a later date does not move the first sight. */
function createdAtOf(value: JsonValue | undefined, before: number): number {
  const at = typeof value === 'string' ? parseInstant(value) : null
  return at === null ? before : Math.min(at, before)
}

/** Two profiles of one person become one: what the surviving profile knows wins. */
export function uniteProfiles(surviving: Profile, other: Profile): Profile {
  const added = Object.entries(other.traits).filter(([key]) => !Object.hasOwn(surviving.traits, key))
  const room = Math.max(0, mostTraits - Object.keys(surviving.traits).length)
  const hasEmail = Object.hasOwn(surviving.traits, 'email')
  return {
    traits: { ...surviving.traits, ...Object.fromEntries(added.slice(0, room)) },
    email: hasEmail ? surviving.email : other.email,
    emailNorm: hasEmail ? surviving.emailNorm : other.emailNorm,
    timeZone: surviving.timeZone ?? other.timeZone,
    createdAt: Math.min(surviving.createdAt, other.createdAt),
  }
}
