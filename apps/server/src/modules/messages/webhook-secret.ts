import { randomBytes } from 'node:crypto'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'

const place = (workspaceId: string): string => `${workspaceId}|workspaces|webhook_secret_cipher|${workspaceId}`

/** The secret that webhook calls of this workspace are signed with (`whsec_` and base64), made at the first use. */
export async function webhookSecret(deps: Pick<Deps, 'secrets'>, tx: Tx): Promise<string> {
  const stored = await readCipher(tx, '')
  if (stored) return deps.secrets.decrypt(place(tx.workspaceId), stored)
  // Two first uses at once: the second waits for the row and finds the secret of the first.
  const present = await readCipher(tx, 'FOR UPDATE')
  if (present) return deps.secrets.decrypt(place(tx.workspaceId), present)
  const secret = `whsec_${randomBytes(32).toString('base64')}`
  await tx.query('UPDATE workspaces SET webhook_secret_cipher = $1 WHERE id = current_workspace()', [deps.secrets.encrypt(place(tx.workspaceId), secret)])
  return secret
}

async function readCipher(tx: Tx, lock: '' | 'FOR UPDATE'): Promise<Buffer | null> {
  const rows = await tx.query<{ cipher: Buffer | null }>(`SELECT webhook_secret_cipher AS cipher FROM workspaces WHERE id = current_workspace() ${lock}`)
  return rows[0]?.cipher ?? null
}
