import type { Tx } from '../../db/postgres.ts'
import type { SendingRules } from './sending-rules.ts'
import type { StoredRules } from './sending-rules-repository.ts'

export interface Workspace {
  readonly id: string
  readonly slug: string
  readonly name: string
  /** IANA name: the zone of people whose own is unknown. */
  readonly timeZone: string
  readonly isSandbox: boolean
  /** Added to the database clock; 0 unless a sandbox. */
  readonly clockOffsetMs: number
  /** Sandbox only: its clock is being moved just now and stands still meanwhile. */
  readonly isClockHeld: boolean
  readonly postalAddress: string
  readonly fromName: string
  readonly fromEmail: string
  readonly tracking: 'all' | 'consent' | 'off'
  readonly sdkConsent: 'identify' | 'explicit'
  readonly sendingRules: SendingRules
  /** Share of people, 0 to 100, that no journey lets in, and the salt that says who they are. */
  readonly holdout: { readonly percent: number; readonly salt: string }
}

interface WorkspaceRow extends Omit<Workspace, 'sendingRules' | 'holdout'> { readonly holdoutPercent: number; readonly holdoutSalt: string; readonly now: number; readonly rules: StoredRules; readonly rulesRevision: number }

/** The workspace of this transaction and its present time (epoch ms), in one statement. */
export async function loadWorkspace(tx: Tx): Promise<{ workspace: Workspace; now: number }> {
  const rows = await tx.prepared<WorkspaceRow & object>('load_workspace', `
    SELECT id, slug, name, time_zone AS "timeZone", is_sandbox AS "isSandbox", clock_offset_ms AS "clockOffsetMs",
      coalesce(clock_held_until > clock_timestamp(), false) AS "isClockHeld", postal_address AS "postalAddress",
      from_name AS "fromName", from_email AS "fromEmail", tracking, sdk_consent AS "sdkConsent",
      holdout_percent AS "holdoutPercent", holdout_salt AS "holdoutSalt", sending_rules AS rules, sending_rules_revision AS "rulesRevision",
      (extract(epoch FROM clock_of(clock_offset_ms, clock_held_at, clock_held_until)) * 1000)::float8 AS now
    FROM workspaces WHERE id = current_workspace()`, [])
  const row = rows[0]
  if (!row) throw new Error('The workspace of this transaction does not exist')
  const { now, rules, rulesRevision, holdoutPercent, holdoutSalt, ...workspace } = row
  return { workspace: { ...workspace, holdout: { percent: holdoutPercent, salt: holdoutSalt }, sendingRules: { ...withoutSince(rules), revision: rulesRevision } }, now: Math.floor(now) }
}

/** Since when a rule stands is asked by the invariants only. */
function withoutSince({ frequencyCaps, quietHours }: StoredRules): Omit<SendingRules, 'revision'> {
  return {
    frequencyCaps: frequencyCaps.map(({ channel, most, within }) => ({ channel, most, within })),
    quietHours: quietHours === null ? null : { from: quietHours.from, to: quietHours.to, weekdays: quietHours.weekdays },
  }
}
