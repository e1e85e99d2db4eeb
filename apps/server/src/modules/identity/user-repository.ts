import type { Tx } from '../../db/postgres.ts'

type Query = Tx['query']

export interface User { readonly id: string; readonly email: string; readonly name: string; readonly passwordHash: string }

export const normalizeLogin = (email: string): string => email.trim().normalize('NFC').toLowerCase()

export async function findUserByEmail(query: Query, email: string): Promise<User | null> {
  const rows = await query<User>('SELECT id, email, name, password_hash AS "passwordHash" FROM users WHERE email_norm = $1 AND disabled_at IS NULL', [normalizeLogin(email)])
  return rows[0] ?? null
}

export async function insertUser(query: Query, user: User): Promise<boolean> {
  const rows = await query('INSERT INTO users (id, email, email_norm, name, password_hash) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (email_norm) DO NOTHING RETURNING id', [user.id, user.email, normalizeLogin(user.email), user.name, user.passwordHash])
  return rows.length > 0
}

export async function renameUser(query: Query, userId: string, name: string): Promise<void> {
  await query('UPDATE users SET name = $2 WHERE id = $1', [userId, name])
}

/** Stores the new hash and ends every session of the user: whoever held one before must sign in again. */
export async function replacePassword(query: Query, userId: string, passwordHash: string): Promise<void> {
  await query('UPDATE users SET password_hash = $2, password_changed_at = now() WHERE id = $1', [userId, passwordHash])
  await query('DELETE FROM sessions WHERE user_id = $1', [userId])
}

/** Locks the one installation row, so that two set-ups at once cannot both find nobody there. */
export async function hasUsers(query: Query): Promise<boolean> {
  await query('SELECT 1 FROM installation FOR UPDATE')
  const rows = await query('SELECT 1 FROM users LIMIT 1')
  return rows.length > 0
}
