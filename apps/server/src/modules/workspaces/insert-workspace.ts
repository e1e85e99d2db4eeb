import type { Deps } from '../../deps.ts'
import { newId } from '../../db/public-id.ts'

export interface NewWorkspace {
  readonly name: string
  readonly isSandbox: boolean
  readonly timeZone?: string
  readonly postalAddress?: string
  readonly tracking?: 'all' | 'consent' | 'off'
}

/** Creates an empty workspace. The slug comes from the name; a number is added while it is taken. */
export async function insertWorkspace(deps: Pick<Deps, 'db'>, given: NewWorkspace): Promise<{ id: string; slug: string; isSandbox: boolean }> {
  const id = newId()
  const base = slugOf(given.name)
  for (let attempt = 1; ; attempt += 1) {
    const slug = attempt === 1 ? base : `${base}-${attempt}`
    const isNew = await deps.db.withWorkspace(id, async (tx) => (await tx.query(`
      INSERT INTO workspaces (id, slug, name, is_sandbox, time_zone, postal_address, tracking)
      VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (slug) DO NOTHING RETURNING id`,
      [id, slug, given.name, given.isSandbox, given.timeZone ?? 'UTC', given.postalAddress ?? '', given.tracking ?? 'all'])).length > 0)
    if (isNew) return { id, slug, isSandbox: given.isSandbox }
  }
}

export function slugOf(name: string): string {
  const slug = name.normalize('NFKD').replace(/[\u0300-\u036f]/g, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 40)
  return slug === '' ? 'workspace' : slug
}
