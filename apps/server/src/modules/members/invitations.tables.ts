import { customType, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' })
const instant = (name: string) => timestamp(name, { withTimezone: true })

export const invitations = pgTable('invitations', {
  workspaceId: uuid('workspace_id').notNull(),
  id: uuid('id').notNull(),
  email: text('email').notNull(),
  emailNorm: text('email_norm').notNull(),
  role: text('role', { enum: ['admin', 'marketer', 'manager', 'developer'] }).notNull(),
  tokenHash: bytea('token_hash').notNull(),
  invitedBy: text('invited_by').notNull(),
  createdAt: instant('created_at').notNull().defaultNow(),
  expiresAt: instant('expires_at').notNull(),
  acceptedAt: instant('accepted_at'),
  revokedAt: instant('revoked_at'),
}, (table) => [primaryKey({ columns: [table.workspaceId, table.id] })])
