import { parsePublicId } from '../../db/public-id.ts'
import type { Tx } from '../../db/postgres.ts'

// Reads tables of modules above this one: what mails come from is drawn and written there, and they look at segments themselves.

/** A template or journey that mails cannot come from, as a rule names it. */
export interface MissingSource { readonly id: string; /** What it is called; null: there is none. */ readonly archived: string | null }

interface Named { readonly templates: readonly string[]; readonly journeys: readonly string[] }

/** Those of these public ids that name no template or journey in use. */
export async function missingMailSources(tx: Tx, { templates, journeys }: Named): Promise<MissingSource[]> {
  if (templates.length + journeys.length === 0) return []
  const asked = [...templates.map((id) => ({ id, uuid: parsePublicId('template', id) })), ...journeys.map((id) => ({ id, uuid: parsePublicId('journey', id) }))]
  const rows = await tx.query<{ id: string; name: string; isArchived: boolean }>(`
    SELECT id, name, archived_at IS NOT NULL AS "isArchived" FROM templates WHERE workspace_id = current_workspace() AND id = ANY($1::uuid[])
    UNION ALL
    SELECT id, name, archived_at IS NOT NULL FROM journeys WHERE workspace_id = current_workspace() AND id = ANY($2::uuid[])`,
    [asked.filter(({ id }) => templates.includes(id)).map(({ uuid }) => uuid), asked.filter(({ id }) => journeys.includes(id)).map(({ uuid }) => uuid)])
  const found = new Map(rows.map((row) => [row.id, row]))
  return asked.flatMap(({ id, uuid }): MissingSource[] => {
    const row = uuid === null ? undefined : found.get(uuid)
    return row === undefined ? [{ id, archived: null }] : row.isArchived ? [{ id, archived: row.name }] : []
  })
}
