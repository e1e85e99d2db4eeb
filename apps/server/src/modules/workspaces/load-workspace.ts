import type { Tx } from '../../db/postgres.ts'

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
}

/** The workspace of this transaction and its present time (epoch ms), in one statement. */
export async function loadWorkspace(tx: Tx): Promise<{ workspace: Workspace; now: number }> {
  const rows = await tx.prepared<Workspace & { now: number }>('load_workspace', `
    SELECT id, slug, name, time_zone AS "timeZone", is_sandbox AS "isSandbox", clock_offset_ms AS "clockOffsetMs",
      coalesce(clock_held_until > clock_timestamp(), false) AS "isClockHeld", postal_address AS "postalAddress",
      from_name AS "fromName", from_email AS "fromEmail", tracking, sdk_consent AS "sdkConsent",
      (extract(epoch FROM clock_of(clock_offset_ms, clock_held_at, clock_held_until)) * 1000)::float8 AS now
    FROM workspaces WHERE id = current_workspace()`, [])
  const row = rows[0]
  if (!row) throw new Error('The workspace of this transaction does not exist')
  const { now, ...workspace } = row
  return { workspace, now: Math.floor(now) }
}
