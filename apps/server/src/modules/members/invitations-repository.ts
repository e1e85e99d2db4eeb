import { createHash, randomBytes } from 'node:crypto'
import { and, desc, eq, gt, isNull, lt, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { newId } from '../../db/public-id.ts'
import type { Tx } from '../../db/postgres.ts'
import type { Role } from '../../procedures/permissions.ts'
import { normalizeLogin } from '../identity/index.ts'
import { invitations } from './invitations.tables.ts'

// The token is shown once, in the link; its SHA-256 is stored, and whoever accepts uses it up in one statement.

const validDays = 7

const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest()
const isOpen = and(isNull(invitations.acceptedAt), isNull(invitations.revokedAt), gt(invitations.expiresAt, sql`clock_timestamp()`))
const own = (tx: Tx, ...conditions: (SQL | undefined)[]): SQL | undefined => and(eq(invitations.workspaceId, tx.workspaceId), ...conditions)

const columns = { id: invitations.id, email: invitations.email, role: invitations.role, invitedBy: invitations.invitedBy, createdAt: invitations.createdAt, expiresAt: invitations.expiresAt }
export interface Invitation { readonly id: string; readonly email: string; readonly role: Role; readonly invitedBy: string; readonly createdAt: Date; readonly expiresAt: Date }

/** A new invitation takes the place of an open one to the same address: its link no longer works. */
export async function insertInvitation(tx: Tx, given: { readonly email: string; readonly role: Role; readonly invitedBy: string }): Promise<{ invitation: Invitation; token: string }> {
  const emailNorm = normalizeLogin(given.email)
  await tx.orm.update(invitations).set({ revokedAt: sql`clock_timestamp()` }).where(own(tx, eq(invitations.emailNorm, emailNorm), isNull(invitations.acceptedAt), isNull(invitations.revokedAt)))
  const token = randomBytes(32).toString('base64url')
  const [invitation] = await tx.orm.insert(invitations)
    .values({ ...given, emailNorm, workspaceId: tx.workspaceId, id: newId(), tokenHash: tokenHash(token), expiresAt: sql`clock_timestamp() + ${validDays} * interval '1 day'` })
    .returning(columns)
  if (!invitation) throw new Error('The invitation was not stored')
  return { invitation, token }
}

/** Those that can still be accepted, newest first. */
export async function listInvitations(tx: Tx, page: { readonly after: string | null; readonly limit: number }): Promise<Invitation[]> {
  return tx.orm.select(columns).from(invitations).where(own(tx, isOpen, page.after === null ? undefined : lt(invitations.id, page.after))).orderBy(desc(invitations.id)).limit(page.limit)
}

/** False when it is not open any more, or never was. */
export async function revokeInvitation(tx: Tx, id: string): Promise<boolean> {
  const revoked = await tx.orm.update(invitations).set({ revokedAt: sql`clock_timestamp()` }).where(own(tx, eq(invitations.id, id), isOpen)).returning({ id: invitations.id })
  return revoked.length > 0
}

/** Which invitation a token belongs to, in whichever workspace; null when to none. Whether it is still open is asked there. */
export async function findInvitation(global: Tx['query'], token: string): Promise<{ workspaceId: string; id: string } | null> {
  const [row] = await global<{ workspaceId: string; id: string }>('SELECT workspace_id AS "workspaceId", id FROM find_invitation($1)', [tokenHash(token)])
  return row ?? null
}

export async function loadOpenInvitation(tx: Tx, id: string): Promise<Invitation | null> {
  const [invitation] = await tx.orm.select(columns).from(invitations).where(own(tx, eq(invitations.id, id), isOpen))
  return invitation ?? null
}

/** Uses the invitation up; null when somebody was faster. */
export async function consumeInvitation(tx: Tx, id: string): Promise<Invitation | null> {
  const [invitation] = await tx.orm.update(invitations).set({ acceptedAt: sql`clock_timestamp()` }).where(own(tx, eq(invitations.id, id), isOpen)).returning(columns)
  return invitation ?? null
}
