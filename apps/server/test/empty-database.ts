import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import { inject } from 'vitest'
import { maintainDatabase } from './maintain-database.ts'

export interface EmptyDatabase {
  readonly name: string
  readonly url: string
  query<Row extends pg.QueryResultRow>(statement: string): Promise<Row[]>
  drop(): Promise<void>
}

/** A database without any migration, for tests of the migrations themselves. `owner`: a role of the cluster, default the administrator. */
export async function createEmptyDatabase(owner?: string): Promise<EmptyDatabase> {
  const admin = inject('template').migratorUrl
  const name = `sendero_test_${randomBytes(6).toString('hex')}`
  await maintainDatabase(admin, `CREATE DATABASE ${name}${owner === undefined ? '' : ` OWNER ${owner}`} TEMPLATE template0`, 'postgres')
  const url = new URL(admin)
  url.pathname = `/${name}`
  return {
    name,
    url: url.href,
    query: (statement) => maintainDatabase(url.href, statement),
    async drop() {
      await maintainDatabase(admin, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`, 'postgres')
    },
  }
}
