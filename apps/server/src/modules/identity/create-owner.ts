import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Deps } from '../../deps.ts'
import { newId } from '../../db/public-id.ts'
import { AppError } from '../../errors/app-error.ts'
import { insertWorkspace } from '../workspaces/index.ts'
import type { NewWorkspace } from '../workspaces/index.ts'
import { checkPassword, hashPassword } from './password.ts'
import { hasUsers, insertUser } from './user-repository.ts'

type WithDb = Pick<Deps, 'db'>

export interface Owner { readonly email: string; readonly name: string; readonly password: string }

/** Creates the first user and workspace. CONFLICT when somebody was faster or the product is already set up. */
export async function createOwner(deps: WithDb, owner: Owner, workspace: Omit<NewWorkspace, 'isSandbox'>): Promise<{ userId: string; workspaceId: string; slug: string }> {
  checkPassword(owner.password)
  const passwordHash = await hashPassword(owner.password)
  const userId = newId()
  await deps.db.globalTransaction(async (query) => {
    if (await hasUsers(query)) throw new AppError('CONFLICT', 'The set-up is already done: sign in.')
    await insertUser(query, { id: userId, email: owner.email, name: owner.name, passwordHash })
    await query('UPDATE installation SET setup_token_hash = NULL')
  })
  const created = await insertWorkspace(deps, { ...workspace, isSandbox: false })
  await deps.db.withWorkspace(created.id, (tx) => tx.query(`INSERT INTO memberships (workspace_id, user_id, role) VALUES ($1, $2, 'admin')`, [created.id, userId]))
  return { userId, workspaceId: created.id, slug: created.slug }
}

const digest = (token: string): Buffer => createHash('sha256').update(token).digest()

/** A fresh one-time token for the set-up of a server that others can reach; null once there is an owner. */
export async function issueSetupToken(deps: WithDb): Promise<string | null> {
  return deps.db.globalTransaction(async (query) => {
    if (await hasUsers(query)) return null
    const token = randomBytes(18).toString('base64url')
    await query('UPDATE installation SET setup_token_hash = $1', [digest(token)])
    return token
  })
}

export async function requireSetupToken(deps: WithDb, token: string | undefined): Promise<void> {
  const rows = await deps.db.global<{ setup_token_hash: Buffer | null }>('SELECT setup_token_hash FROM installation')
  const expected = rows[0]?.setup_token_hash
  if (!expected || token === undefined || !timingSafeEqual(expected, digest(token))) throw new AppError('FORBIDDEN', 'The set-up token is wrong. It is printed where the server was started.')
}

/** True while nobody can sign in yet. */
export async function needsSetup(deps: WithDb): Promise<boolean> {
  const rows = await deps.db.global('SELECT 1 FROM users LIMIT 1')
  return rows.length === 0
}
