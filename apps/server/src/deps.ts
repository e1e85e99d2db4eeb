import type { Logger } from 'pino'
import type { ClickHouseClient } from '@clickhouse/client'
import type { Database } from './db/postgres.ts'
import type { Env } from './env.ts'
// Makes the global of the fail points known wherever a use case is.
import type {} from './failpoints.ts'
import type { Hooks } from './hooks.ts'
import type { LiveBus } from './live/live-bus.ts'
import type { Metrics } from './metrics.ts'
import type { Sender } from './modules/messages/index.ts'
import type { Secrets } from './secrets.ts'
import type { Wake } from './queues/wake.ts'
import type { Renderer } from './rendering/renderer.ts'

/** What the composition root hands to every use case. Nothing here is global. */
export interface Deps {
  readonly env: Env
  readonly log: Logger
  readonly db: Database
  readonly clickhouse: ClickHouseClient
  readonly wake: Wake
  readonly live: LiveBus
  readonly renderer: Renderer
  readonly sender: Sender
  readonly secrets: Secrets
  readonly metrics: Metrics
  readonly hooks: Hooks
  /** Where people and providers reach this server, without a trailing slash: PUBLIC_URL, else http://HOST:PORT. */
  readonly publicUrl: string
  /** Folder of this installation: keys, embedded data, the send journal. */
  readonly dataDir: string
}
