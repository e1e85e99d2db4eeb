import { createApiKey } from './procedures/create-api-key.ts'
import { createWriteKey } from './procedures/create-write-key.ts'
import { listKeys, listWriteKeysProcedure } from './procedures/list-keys.ts'
import { revokeKey, revokeWriteKeyProcedure } from './procedures/revoke-key.ts'

export { actorNames } from './actor-names-repository.ts'
export { createOwner, issueSetupToken, needsSetup, requireSetupToken } from './create-owner.ts'
export { countKeyUses, markKeyUsed } from './keys.ts'
export { createSession, endSession, findSession } from './sessions.ts'
export type { Session } from './sessions.ts'
export { changePassword, setPassword, signIn } from './sign-in.ts'
export { checkPassword, hashPassword } from './password.ts'
export { findUserByEmail, insertUser, normalizeLogin, renameUser } from './user-repository.ts'

export const keyProcedures = [createApiKey, listKeys, revokeKey, createWriteKey, listWriteKeysProcedure, revokeWriteKeyProcedure] as const
