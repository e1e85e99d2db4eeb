import { newId } from '../../db/public-id.ts'
import type { Tx } from '../../db/postgres.ts'

export type SmtpSecurity = 'tls' | 'starttls' | 'none'

export interface SmtpServer {
  readonly host: string
  readonly port: number
  readonly security: SmtpSecurity
  /** Empty: the server wants no sign-in. */
  readonly user: string
  readonly passwordCipher: Buffer | null
  readonly revision: string
  readonly updatedAt: Date
}

export interface DkimKey {
  readonly domain: string
  readonly selector: string
  readonly publicKey: string
  readonly privateKeyCipher: Buffer
  readonly revision: string
  readonly createdAt: Date
}

export interface MailSettings { readonly smtp: SmtpServer | null; readonly dkim: DkimKey | null }

/** Both in one statement: it runs once per turn of delivery. */
export async function loadMailSettings(tx: Tx): Promise<MailSettings> {
  const [row] = await tx.prepared<MailSettingsRow>('load_mail_settings', `
    SELECT s.host, s.port, s.security, s.username AS "user", s.password_cipher AS "passwordCipher", s.revision AS "smtpRevision", s.updated_at AS "updatedAt",
      d.domain, d.selector, d.public_key AS "publicKey", d.private_key_cipher AS "privateKeyCipher", d.revision AS "dkimRevision", d.created_at AS "createdAt"
    FROM workspaces w LEFT JOIN smtp_servers s ON s.workspace_id = w.id LEFT JOIN dkim_keys d ON d.workspace_id = w.id WHERE w.id = $1`, [tx.workspaceId])
  if (!row) return { smtp: null, dkim: null }
  const { host, port, security, user, passwordCipher, smtpRevision, updatedAt, domain, selector, publicKey, privateKeyCipher, dkimRevision, createdAt } = row
  return {
    smtp: smtpRevision === null ? null : { host, port, security, user, passwordCipher, updatedAt, revision: smtpRevision },
    dkim: dkimRevision === null ? null : { domain, selector, publicKey, privateKeyCipher, createdAt, revision: dkimRevision },
  }
}

type MailSettingsRow = Omit<SmtpServer, 'revision'> & Omit<DkimKey, 'revision'> & { readonly smtpRevision: string | null; readonly dkimRevision: string | null }

export async function saveSmtpServer(tx: Tx, given: Omit<SmtpServer, 'revision' | 'updatedAt'>): Promise<void> {
  await tx.query(`
    INSERT INTO smtp_servers (workspace_id, host, port, security, username, password_cipher, revision) VALUES ($1, $2, $3, $4, $5, $6, $7)
    ON CONFLICT (workspace_id) DO UPDATE SET host = excluded.host, port = excluded.port, security = excluded.security, username = excluded.username,
      password_cipher = excluded.password_cipher, revision = excluded.revision, updated_at = now()`,
    [tx.workspaceId, given.host, given.port, given.security, given.user, given.passwordCipher, newId()])
}

export async function deleteSmtpServer(tx: Tx): Promise<boolean> {
  return (await tx.query('DELETE FROM smtp_servers WHERE workspace_id = $1 RETURNING workspace_id', [tx.workspaceId])).length > 0
}

export async function saveDkimKey(tx: Tx, given: Omit<DkimKey, 'revision' | 'createdAt'>): Promise<void> {
  await tx.query(`
    INSERT INTO dkim_keys (workspace_id, domain, selector, public_key, private_key_cipher, revision) VALUES ($1, $2, $3, $4, $5, $6)
    ON CONFLICT (workspace_id) DO UPDATE SET domain = excluded.domain, selector = excluded.selector, public_key = excluded.public_key,
      private_key_cipher = excluded.private_key_cipher, revision = excluded.revision, created_at = now()`,
    [tx.workspaceId, given.domain, given.selector, given.publicKey, given.privateKeyCipher, newId()])
}

export async function deleteDkimKey(tx: Tx): Promise<boolean> {
  return (await tx.query('DELETE FROM dkim_keys WHERE workspace_id = $1 RETURNING workspace_id', [tx.workspaceId])).length > 0
}
