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

export async function findTemplates(tx: Tx, ids: readonly string[]): Promise<Template[]> {
  return tx.query<Template>(`SELECT ${templateColumns} FROM templates t WHERE t.workspace_id = $1 AND t.id = ANY($2::uuid[])`, [tx.workspaceId, ids])
}

/** Newest first; archived ones are left out. */
export async function listTemplates(tx: Tx, page: { q: string | null; after: readonly (string | number)[] | null; limit: number }): Promise<Template[]> {
  return tx.query<Template>(`
    SELECT ${templateColumns} FROM templates t
    WHERE t.workspace_id = $1 AND t.archived_at IS NULL AND ($2::text IS NULL OR position(lower($2) IN lower(t.name)) > 0) AND ($3::uuid IS NULL OR t.id < $3)
    ORDER BY t.id DESC LIMIT $4`, [tx.workspaceId, page.q, page.after?.[0] ?? null, page.limit + 1])
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
