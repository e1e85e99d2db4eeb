import type { Deps } from '../../deps.ts'
import { newId } from '../../db/public-id.ts'
import { AppError } from '../../errors/app-error.ts'
import { checkPassword, findUserByEmail, hashPassword, insertUser, normalizeLogin } from '../identity/index.ts'
import { loadWorkspace, recordAudit } from '../workspaces/index.ts'
import { consumeInvitation, findInvitation, loadOpenInvitation } from './invitations-repository.ts'
import type { Invitation } from './invitations-repository.ts'
import { insertMembership } from './members-repository.ts'

type WithDb = Pick<Deps, 'db'>

interface Found { readonly workspaceId: string; readonly workspaceName: string; readonly invitation: Invitation; /** Nobody has this address yet: a name and a password are needed. */ readonly needsAccount: boolean }

// The same words for a token that was made up, used, revoked or is too old.
const notValid = (): AppError => new AppError('NOT_FOUND', 'This invitation is not valid any more. Ask for a new one.')

/** What an invitation says. Only who holds its link learns anything, also whether the address has an account. Throws NOT_FOUND. */
export async function readInvitation(deps: WithDb, token: string): Promise<Found> {
  const found = await findInvitation(deps.db.global, token)
  if (!found) throw notValid()
  return deps.db.withWorkspace(found.workspaceId, async (tx) => {
    const invitation = await loadOpenInvitation(tx, found.id)
    if (!invitation) throw notValid()
    const { workspace } = await loadWorkspace(tx)
    return { workspaceId: found.workspaceId, workspaceName: workspace.name, invitation, needsAccount: await findUserByEmail(tx.query, invitation.email) === null }
  })
}

interface Acceptance {
  readonly token: string
  /** For a new account. */
  readonly name: string | undefined
  readonly password: string | undefined
  /** Who is signed in now. */
  readonly session: { readonly userId: string; readonly email: string } | null
}

/** Makes the invited person a member: with a new account, or as whoever is signed in with the invited address. */
export async function acceptInvitation(deps: WithDb, given: Acceptance): Promise<{ userId: string; workspaceSlug: string }> {
  const { workspaceId, invitation, needsAccount } = await readInvitation(deps, given.token)
  const account = needsAccount ? await newAccount(given, invitation.email) : null
  const existingId = account === null ? signedInAs(given.session, invitation.email) : null
  return deps.db.withWorkspace(workspaceId, async (tx) => {
    const used = await consumeInvitation(tx, invitation.id)
    if (!used) throw notValid()
    if (account !== null && !await insertUser(tx.query, account)) throw new AppError('CONFLICT', 'This address has an account meanwhile. Sign in with it, then open the link again.')
    const userId = account?.id ?? existingId ?? ''
    await insertMembership(tx, userId, used.role)
    await recordAudit(tx, { actor: `user:${userId}`, action: 'member.join', target: invitation.id, data: { role: used.role } })
    return { userId, workspaceSlug: (await loadWorkspace(tx)).workspace.slug }
  })
}

async function newAccount({ name, password }: Acceptance, email: string): Promise<{ id: string; email: string; name: string; passwordHash: string }> {
  const missing = [...(name === undefined || name.trim() === '' ? [{ path: 'name', message: 'Give your name.' }] : []), ...(password === undefined ? [{ path: 'password', message: 'Choose a password.' }] : [])]
  if (missing.length > 0 || name === undefined || password === undefined) throw new AppError('INVALID_INPUT', missing[0]?.message, { errors: missing })
  checkPassword(password)
  return { id: newId(), email, name: name.trim(), passwordHash: await hashPassword(password) }
}

function signedInAs(session: Acceptance['session'], email: string): string {
  if (session === null) throw new AppError('UNAUTHENTICATED', `Sign in as ${email}, then accept the invitation.`)
  if (normalizeLogin(session.email) !== normalizeLogin(email)) throw new AppError('FORBIDDEN', `This invitation is for ${email}, and you are signed in as ${session.email}. Sign out first.`)
  return session.userId
}
