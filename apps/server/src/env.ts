import { z } from 'zod'

const isPassword = (text: string): boolean => text.length >= 12

const urlOf = (...protocols: string[]) => z.url({ protocol: new RegExp(`^(${protocols.join('|')})$`) })

/** True for addresses only this machine can reach. */
export const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host)

/** All variables of .env.example. Empty strings count as unset, as shells and compose files leave them. */
const envSchema = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(4000),
  HOST: z.string().min(1).default('127.0.0.1'),
  PUBLIC_URL: urlOf('http', 'https').optional(),
  DATA_DIR: z.string().min(1).default('.data'),
  DATABASE_URL: urlOf('postgres', 'postgresql').optional(),
  REDIS_URL: urlOf('redis', 'rediss').optional(),
  CLICKHOUSE_URL: urlOf('http', 'https').optional(),
  ROLE: z.enum(['all', 'api', 'worker']).default('all'),
  SMTP_URL: urlOf('smtp', 'smtps').optional(),
  OWNER_EMAIL: z.email().optional(),
  OWNER_PASSWORD: z.string().refine(isPassword, 'must have at least 12 characters').optional(),
  OWNER_NAME: z.string().default('Owner'),
  WORKSPACE_NAME: z.string().default('My workspace'),
  SENDERO_DEMO: z.enum(['0', '1']).default('0').transform((value) => value === '1'),
  OUTBOUND_ALLOW: z.string().default('').transform((text) => text.split(',').map((entry) => entry.trim()).filter((entry) => entry !== '')),
  MASTER_KEY: z.string().min(32, 'must have at least 32 characters').optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
})

export type Env = z.infer<typeof envSchema>

/** Reads the environment once. Throws one line per wrong variable. */
export function readEnv(source: Readonly<Record<string, string | undefined>>): Env {
  const set = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''))
  const result = envSchema.safeParse(set)
  if (!result.success) throw new Error(result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '))
  const env = result.data
  if (env.ROLE !== 'all' && (env.DATABASE_URL === undefined || env.CLICKHOUSE_URL === undefined)) {
    throw new Error(`ROLE=${env.ROLE} needs DATABASE_URL and CLICKHOUSE_URL: embedded services cannot be shared between processes.`)
  }
  if ((env.OWNER_EMAIL === undefined) !== (env.OWNER_PASSWORD === undefined)) throw new Error('OWNER_EMAIL and OWNER_PASSWORD belong together: set both or none.')
  return env
}
