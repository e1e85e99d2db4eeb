import type { JsonObject, Plan } from '@sendero/flow-engine'
import type { Tx } from '../../db/postgres.ts'

/** Whom publishing enters of those who are there already. */
export const backfills = ['none', 'all', 'chosen'] as const
export type Backfill = (typeof backfills)[number]

export interface NewVersion {
  readonly journeyId: string
  readonly version: number
  readonly document: JsonObject
  readonly plan: Plan
  /** Public template id -> version. */
  readonly templateVersions: Readonly<Record<string, number>>
  readonly note: string
  readonly backfill: Backfill
  readonly publishedBy: string
}

export async function insertVersion(tx: Tx, version: NewVersion): Promise<void> {
  await tx.query(`
    INSERT INTO journey_versions (workspace_id, journey_id, version, document, plan, template_versions, note, backfill, published_by, published_at)
    VALUES (current_workspace(), $1, $2, $3, $4, $5, $6, $7, $8, workspace_now())`,
  [version.journeyId, version.version, JSON.stringify(version.document), JSON.stringify(version.plan), JSON.stringify(version.templateVersions), version.note, version.backfill, version.publishedBy])
}

export interface VersionSummary {
  readonly version: number
  readonly note: string
  readonly backfill: Backfill
  readonly publishedBy: string
  readonly publishedAt: Date
  readonly templateVersions: Readonly<Record<string, number>>
}

const columns = `version, note, backfill, published_by AS "publishedBy", published_at AS "publishedAt", template_versions AS "templateVersions"`

/** Newest first; one more than the limit. */
export async function listVersions(tx: Tx, journeyId: string, page: { readonly before: number | null; readonly limit: number }): Promise<VersionSummary[]> {
  return tx.query<VersionSummary & object>(`
    SELECT ${columns} FROM journey_versions WHERE workspace_id = current_workspace() AND journey_id = $1 AND ($2::int IS NULL OR version < $2)
    ORDER BY version DESC LIMIT $3`, [journeyId, page.before, page.limit + 1])
}

export async function loadVersion(tx: Tx, journeyId: string, version: number): Promise<(VersionSummary & { readonly document: JsonObject }) | null> {
  const rows = await tx.query<VersionSummary & { document: JsonObject }>(`
    SELECT ${columns}, document FROM journey_versions WHERE workspace_id = current_workspace() AND journey_id = $1 AND version = $2`, [journeyId, version])
  return rows[0] ?? null
}
