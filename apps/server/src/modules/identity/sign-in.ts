import type { Deps } from '../../deps.ts'
import { AppError } from '../../errors/app-error.ts'
import { checkPassword, hashPassword, verifyPassword } from './password.ts'
import { createSession } from './sessions.ts'
import { findUserByEmail, replacePassword } from './user-repository.ts'

type WithDb = Pick<Deps, 'db'>

/** The token of a new session. The same refusal, in the same time, for an unknown address and a wrong password. */
export async function signIn(deps: WithDb, given: { email: string; password: string; userAgent: string | undefined }): Promise<{ token: string }> {
  const user = await findUserByEmail(deps.db.global, given.email)
  const isRight = await verifyPassword(user?.passwordHash ?? null, given.password)
  if (!user || !isRight) throw new AppError('UNAUTHENTICATED', 'E-mail address or password is wrong.')
  return { token: await createSession(deps, user.id, given.userAgent) }
}

/** Ends all sessions, also the present one. */
export async function changePassword(deps: WithDb, given: { email: string; oldPassword: string; newPassword: string }): Promise<void> {
  const user = await findUserByEmail(deps.db.global, given.email)
  const isRight = await verifyPassword(user?.passwordHash ?? null, given.oldPassword)
  // Not UNAUTHENTICATED: who asks is signed in, and stays so.
  if (!user || !isRight) throw new AppError('INVALID_INPUT', 'The present password is wrong.', { errors: [{ path: 'oldPassword', message: 'The present password is wrong.' }] })
  await setPassword(deps, given.email, given.newPassword)
}

export async function setPassword(deps: WithDb, email: string, password: string): Promise<void> {
  checkPassword(password)
  const passwordHash = await hashPassword(password)
  await deps.db.globalTransaction(async (query) => {
    const user = await findUserByEmail(query, email)
    if (!user) throw new AppError('NOT_FOUND', `There is no user with the e-mail address ${email}.`)
    await replacePassword(query, user.id, passwordHash)
  })
}
