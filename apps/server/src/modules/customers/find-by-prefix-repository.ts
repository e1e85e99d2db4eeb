import type { Tx } from '../../db/postgres.ts'
import { normalizeEmail } from './normalize-email.ts'

// Above every text that begins with the prefix. Ranges, because under row level security LIKE would read the whole table.
const lastCharacter = '\u{10FFFF}'

/** Ids of customers whose userId or e-mail address begins with a text, those known last first. */
export async function findByPrefix(tx: Tx, prefix: string, limit: number): Promise<string[]> {
  const text = prefix.trim()
  const email = normalizeEmail(text) ?? text.normalize('NFC').toLowerCase()
  const rows = await tx.query<{ id: string }>(`
    SELECT id FROM (
      SELECT id, number FROM customers WHERE workspace_id = current_workspace() AND user_id >= $1 AND user_id < $2
      UNION
      SELECT id, number FROM customers WHERE workspace_id = current_workspace() AND email_norm >= $3 AND email_norm < $4
    ) found ORDER BY number DESC LIMIT $5`, [text, text + lastCharacter, email, email + lastCharacter, limit])
  return rows.map(({ id }) => id)
}
