import { boolean, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'

const instant = (name: string) => timestamp(name, { withTimezone: true })

export const demoLoads = pgTable('demo_loads', {
  workspaceId: uuid('workspace_id').primaryKey(),
  state: text('state', { enum: ['running', 'finished', 'cancelled', 'failed'] }).notNull(),
  wasSandbox: boolean('was_sandbox').notNull(),
  done: integer('done').notNull().default(0),
  total: integer('total').notNull(),
  isCancelling: boolean('is_cancelling').notNull().default(false),
  error: text('error'),
  startedAt: instant('started_at').notNull().defaultNow(),
  seenAt: instant('seen_at').notNull().defaultNow(),
  finishedAt: instant('finished_at'),
})
