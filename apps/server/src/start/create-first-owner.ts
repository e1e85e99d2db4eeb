import type { Deps } from '../deps.ts'
import { isLoopback } from '../env.ts'
import { createOwner, issueSetupToken, needsSetup } from '../modules/identity/index.ts'

/** OWNER_* make the owner at first boot; else a server that others can reach prints a one-time token for /setup. Gives the workspace it made, if any. */
export async function createFirstOwner(deps: Deps, print: (line: string) => void): Promise<string | null> {
  if (!await needsSetup(deps)) return null
  const { OWNER_EMAIL, OWNER_PASSWORD, OWNER_NAME, WORKSPACE_NAME, HOST } = deps.env
  if (OWNER_EMAIL !== undefined && OWNER_PASSWORD !== undefined) {
    const { workspaceId } = await createOwner(deps, { email: OWNER_EMAIL, name: OWNER_NAME, password: OWNER_PASSWORD }, { name: WORKSPACE_NAME })
    return workspaceId
  }
  if (isLoopback(HOST)) return null
  const token = await issueSetupToken(deps)
  if (token !== null) print(`No owner yet. Set-up token (valid until used or the next start): ${token}`)
  return null
}
