import type { Tx } from '../../db/postgres.ts'
import type { Role } from '../../procedures/permissions.ts'

export interface Member {
  readonly userId: string
  readonly name: string
  readonly email: string
  readonly emailNorm: string
  readonly role: Role
  readonly joinedAt: Date
  /** To five minutes; null: not since the last sign-out. */
  readonly lastSeenAt: Date | null
}

/** By e-mail address, from just behind `after` on. */
export async function listMembers(tx: Tx, page: { readonly q: string | null; readonly after: string | null; readonly limit: number }): Promise<Member[]> {
  return tx.query<Member>(`
    SELECT u.id AS "userId", u.name, u.email, u.email_norm AS "emailNorm", m.role, m.created_at AS "joinedAt",
      (SELECT max(s.last_used_at) FROM sessions s WHERE s.user_id = u.id AND s.expires_at > now()) AS "lastSeenAt"
    FROM memberships m JOIN users u ON u.id = m.user_id
    WHERE m.workspace_id = $1 AND ($2::text IS NULL OR position(lower($2) IN lower(u.name)) > 0 OR position(lower($2) IN u.email_norm) > 0) AND ($3::text IS NULL OR u.email_norm > $3)
    ORDER BY u.email_norm LIMIT $4`, [tx.workspaceId, page.q, page.after, page.limit])
}

export async function findMembershipByEmail(tx: Tx, emailNorm: string): Promise<{ userId: string } | null> {
  const [row] = await tx.query<{ userId: string }>('SELECT m.user_id AS "userId" FROM memberships m JOIN users u ON u.id = m.user_id WHERE m.workspace_id = $1 AND u.email_norm = $2', [tx.workspaceId, emailNorm])
  return row ?? null
}

/** All memberships, locked: two changes at once cannot both find another admin left. */
export async function lockMemberships(tx: Tx): Promise<{ userId: string; role: Role }[]> {
  return tx.query('SELECT user_id AS "userId", role FROM memberships WHERE workspace_id = $1 ORDER BY user_id FOR UPDATE', [tx.workspaceId])
}

/** False when the user is a member already. */
export async function insertMembership(tx: Tx, userId: string, role: Role): Promise<boolean> {
  return (await tx.query('INSERT INTO memberships (workspace_id, user_id, role) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING user_id', [tx.workspaceId, userId, role])).length > 0
}

export async function updateRole(tx: Tx, userId: string, role: Role): Promise<void> {
  await tx.query('UPDATE memberships SET role = $3 WHERE workspace_id = $1 AND user_id = $2', [tx.workspaceId, userId, role])
}

export async function deleteMembership(tx: Tx, userId: string): Promise<void> {
  await tx.query('DELETE FROM memberships WHERE workspace_id = $1 AND user_id = $2', [tx.workspaceId, userId])
}
