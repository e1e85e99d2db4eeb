import { smtpOptions } from './smtp-options.ts'
import type { SmtpOptions } from './smtp-options.ts'
import { SmtpPool } from './smtp-pool.ts'

/** Connections to mail servers: one pool for SMTP_URL, one for every workspace that has a server of its own. */
export interface MailServers {
  /** The server of SMTP_URL; null when there is none. */
  readonly shared: SmtpPool | null
  /** The pool of a workspace. Another revision of its settings is another pool: the old one finishes what it is sending. */
  own(workspaceId: string, revision: string, options: () => SmtpOptions): SmtpPool
  close(): void
}

export function openMailServers(smtpUrl: string | undefined, timeoutMs: number): MailServers {
  const shared = smtpUrl === undefined ? null : new SmtpPool(smtpOptions(smtpUrl), timeoutMs)
  const pools = new Map<string, { readonly revision: string; readonly pool: SmtpPool }>()
  return {
    shared,
    own(workspaceId, revision, options) {
      const known = pools.get(workspaceId)
      if (known?.revision === revision) return known.pool
      known?.pool.close()
      const pool = new SmtpPool(options(), timeoutMs)
      pools.set(workspaceId, { revision, pool })
      return pool
    },
    close() {
      shared?.close()
      for (const { pool } of pools.values()) pool.close()
    },
  }
}
