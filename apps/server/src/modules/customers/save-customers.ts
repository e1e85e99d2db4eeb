import { normalizeAttributes, withoutPersonalTraits } from '@sendero/flow-engine/segment'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import { writeOutbox } from '../outbox/index.ts'
import type { Customer } from './customer.ts'
import { insertCustomers, takeRevision, updateCustomers } from './customers-repository.ts'

type SaveDeps = Pick<Deps, 'wake'>

/** Writes customers and their copy for analytics. Rows to update must be held by this transaction (lockCustomers). */
export async function saveCustomers(deps: SaveDeps, tx: Tx, rows: { readonly created: readonly Customer[]; readonly updated: readonly Customer[] }): Promise<void> {
  await insertCustomers(tx, rows.created)
  await updateCustomers(tx, rows.updated)
  await writeOutbox(deps, tx, { target: 'customer_ids', rows: rows.created.map(({ id, number }) => ({ number, customer_id: id })) })
  await copyToAnalytics(deps, tx, [...rows.created, ...rows.updated])
}

async function copyToAnalytics(deps: SaveDeps, tx: Tx, customers: readonly Customer[]): Promise<void> {
  if (customers.length === 0) return
  const revision = await takeRevision(tx)
  await writeOutbox(deps, tx, { target: 'customers', rows: customers.map(({ number, traits }) =>
    ({ number, revision, is_deleted: 0, ...normalizeAttributes(withoutPersonalTraits(traits)) })) })
}

/** Tells analytics that these numbers stand for nobody any more. */
export async function retireNumbers(deps: SaveDeps, tx: Tx, numbers: readonly number[]): Promise<void> {
  if (numbers.length === 0) return
  const revision = await takeRevision(tx)
  await writeOutbox(deps, tx, { target: 'customers', rows: numbers.map((number) =>
    ({ number, revision, is_deleted: 1, paths: [], text: {}, num: {}, time: {} })) })
}
