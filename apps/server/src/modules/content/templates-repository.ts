import type { Tx } from '../../db/postgres.ts'
import type { Template, TemplateVersion } from './template-version.ts'

const ms = (column: string): string => `(extract(epoch FROM ${column}) * 1000)::float8`
const templateColumns = `t.id, t.name, t.current_version AS "currentVersion", ${ms('t.created_at')} AS "createdAt", ${ms('t.updated_at')} AS "updatedAt", ${ms('t.archived_at')} AS "archivedAt"`
const versionColumns = `v.template_id AS "templateId", v.version, v.subject, v.preheader, v.from_name AS "fromName", v.from_email AS "fromEmail", v.format, v.body,
  v.compiled_html AS "compiledHtml", v.compiled_text AS "compiledText", v.message_class AS "messageClass", v.problems, ${ms('v.created_at')} AS "createdAt", v.created_by AS "createdBy"`

export async function insertTemplate(tx: Tx, template: { id: string; name: string }): Promise<void> {
  await tx.query(`INSERT INTO templates (workspace_id, id, name, channel, current_version) VALUES ($1, $2, $3, 'email', 0)`, [tx.workspaceId, template.id, template.name])
}

export async function insertVersion(tx: Tx, version: Omit<TemplateVersion, 'createdAt'>): Promise<void> {
  await tx.query(`
    INSERT INTO template_versions (workspace_id, template_id, version, subject, preheader, from_name, from_email, format, body, compiled_html, compiled_text, message_class, problems, created_by)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13::jsonb, $14)`,
    [tx.workspaceId, version.templateId, version.version, version.subject, version.preheader, version.fromName, version.fromEmail, version.format, version.body,
      version.compiledHtml, version.compiledText, version.messageClass, JSON.stringify(version.problems), version.createdBy])
}

/** Holds the template until the end of the transaction, so that two saves get two versions. */
export async function lockTemplate(tx: Tx, id: string): Promise<Template | null> {
  const rows = await tx.query<Template>(`SELECT ${templateColumns} FROM templates t WHERE t.workspace_id = $1 AND t.id = $2 FOR UPDATE`, [tx.workspaceId, id])
  return rows[0] ?? null
}

export async function updateTemplate(tx: Tx, template: { id: string; name: string; currentVersion: number }): Promise<void> {
  await tx.query('UPDATE templates SET name = $3, current_version = $4, updated_at = now() WHERE workspace_id = $1 AND id = $2', [tx.workspaceId, template.id, template.name, template.currentVersion])
}

export async function archiveTemplate(tx: Tx, id: string): Promise<boolean> {
  const rows = await tx.query('UPDATE templates SET archived_at = coalesce(archived_at, now()) WHERE workspace_id = $1 AND id = $2 RETURNING id', [tx.workspaceId, id])
  return rows.length > 0
}

/** One that is not archived stays as it is. */
export async function restoreTemplate(tx: Tx, id: string): Promise<void> {
  await tx.query('UPDATE templates SET archived_at = NULL WHERE workspace_id = $1 AND id = $2', [tx.workspaceId, id])
}

export async function findTemplates(tx: Tx, ids: readonly string[]): Promise<Template[]> {
  return tx.query<Template>(`SELECT ${templateColumns} FROM templates t WHERE t.workspace_id = $1 AND t.id = ANY($2::uuid[])`, [tx.workspaceId, ids])
}

export interface TemplatePage {
  readonly q: string | null
  readonly isArchived: boolean
  /** By id, which is by time of creation, or by the last change; both newest first. */
  readonly sort: 'createdAt' | 'updatedAt'
  readonly after: { readonly updatedMicros: number; readonly id: string } | null
  readonly limit: number
}

/** One more than the limit; `q` is looked for in names and present subjects. */
export async function listTemplates(tx: Tx, page: TemplatePage): Promise<(Template & { updatedMicros: number })[]> {
  const micros = '(extract(epoch FROM t.updated_at) * 1000000)::bigint'
  const order = page.sort === 'updatedAt'
    ? { after: `(${micros}, t.id) < ($3::bigint, $4::uuid)`, by: `${micros} DESC, t.id DESC` }
    : { after: '$3::bigint IS NOT NULL AND t.id < $4::uuid', by: 't.id DESC' }
  return tx.query<Template & { updatedMicros: number }>(`
    SELECT ${templateColumns}, ${micros} AS "updatedMicros" FROM templates t
    JOIN template_versions v ON v.workspace_id = t.workspace_id AND v.template_id = t.id AND v.version = t.current_version
    WHERE t.workspace_id = $1 AND (t.archived_at IS NOT NULL) = $5 AND ($2::text IS NULL OR position(lower($2) IN lower(t.name)) > 0 OR position(lower($2) IN lower(v.subject)) > 0)
      AND ($4::uuid IS NULL OR ${order.after})
    ORDER BY ${order.by} LIMIT $6`, [tx.workspaceId, page.q, page.after?.updatedMicros ?? null, page.after?.id ?? null, page.isArchived, page.limit + 1])
}

export async function findVersions(tx: Tx, refs: readonly { templateId: string; version: number }[]): Promise<TemplateVersion[]> {
  if (refs.length === 0) return []
  return tx.prepared<TemplateVersion>('find_template_versions', `
    SELECT ${versionColumns} FROM template_versions v JOIN unnest($2::uuid[], $3::integer[]) AS r(template_id, version) ON v.template_id = r.template_id AND v.version = r.version
    WHERE v.workspace_id = $1`, [tx.workspaceId, refs.map(({ templateId }) => templateId), refs.map(({ version }) => version)])
}

/** Newest first. */
export async function listVersions(tx: Tx, templateId: string, page: { before: number | null; limit: number }): Promise<TemplateVersion[]> {
  return tx.query<TemplateVersion>(`
    SELECT ${versionColumns} FROM template_versions v WHERE v.workspace_id = $1 AND v.template_id = $2 AND ($3::integer IS NULL OR v.version < $3)
    ORDER BY v.version DESC LIMIT $4`, [tx.workspaceId, templateId, page.before, page.limit + 1])
}
