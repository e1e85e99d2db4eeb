import type { Tx } from '../../db/postgres.ts'
import type { NumberedCustomer } from '../customers/index.ts'

// Reads customers by what entries of the calendar ask of them: their zone, one attribute. Nobody's other data leaves the database.

/** The next customers of a zone by number; null: those whose zone is unknown. */
export function customersInZone(tx: Tx, zone: string | null, { after, limit }: { readonly after: number; readonly limit: number }): Promise<NumberedCustomer[]> {
  return tx.prepared<NumberedCustomer>(zone === null ? 'customers_without_zone' : 'customers_in_zone', `
    SELECT id AS "customerId", number FROM customers WHERE workspace_id = current_workspace() AND ${inZone(zone, 3)} AND number > $1 ORDER BY number LIMIT $2`, [after, limit, ...(zone === null ? [] : [zone])])
}

const inZone = (zone: string | null, parameter: number): string => (zone === null ? 'time_zone IS NULL' : `time_zone = $${parameter}`)

export interface DateOfCustomer extends NumberedCustomer { readonly value: string }

export interface DateSearch {
  /** Dotted path of the attribute. */
  readonly path: string
  /** What its text must have where it names the day; see textsNear. */
  readonly texts: readonly string[]
  readonly isYearly: boolean
}

/** Those of the next customers of a zone whose attribute may name one of these days, how many were looked at, and the last number of them. */
export async function datesInZone(tx: Tx, zone: string | null, given: DateSearch & { readonly after: number; readonly limit: number }): Promise<{ looked: number; last: number | null; people: DateOfCustomer[] }> {
  const rows = await tx.prepared<{ looked: number; last: number | null; customerId: string | null; number: number; value: string }>(zone === null ? 'dates_without_zone' : 'dates_in_zone', `
    WITH looked AS MATERIALIZED (
      SELECT id, number, ${valueAt(3)} AS value FROM customers WHERE workspace_id = current_workspace() AND ${inZone(zone, 7)} AND number > $1 ORDER BY number LIMIT $2)
    SELECT w.looked, w.last, m.id AS "customerId", m.number, m.value
    FROM (SELECT count(*) AS looked, max(number) AS last FROM looked) w
    LEFT JOIN (SELECT id, number, value FROM looked WHERE substr(value, $5::int, $6::int) = ANY($4::text[])) m ON true
    ORDER BY m.number`, [given.after, given.limit, given.path, given.texts, ...(given.isYearly ? [6, 5] : [1, 10]), ...(zone === null ? [] : [zone])])
  const people = rows.flatMap(({ customerId, number, value }) => (customerId === null ? [] : [{ customerId, number, value }]))
  return { looked: rows[0]?.looked ?? 0, last: rows[0]?.last ?? null, people }
}

/** As the engine reads a path: a key that holds the dots itself comes first. */
const valueAt = (parameter: number): string => `CASE WHEN traits ? $${parameter} THEN traits ->> $${parameter} ELSE traits #>> string_to_array($${parameter}, '.') END`

export interface MovedCustomer extends NumberedCustomer { readonly zone: string | null; readonly value: string | null }

/** Where these customers are now, with the attribute at the path; those who are gone are left out. */
export function movedCustomers(tx: Tx, customerIds: readonly string[], path: string): Promise<MovedCustomer[]> {
  return tx.prepared<MovedCustomer>('moved_customers', `
    SELECT id AS "customerId", number, time_zone AS zone, ${valueAt(2)} AS value FROM customers WHERE workspace_id = current_workspace() AND id = ANY($1::uuid[]) ORDER BY number`, [customerIds, path])
}

/** Which of these customers have a run of the journey in one of these slots. */
export async function findInSlots(tx: Tx, given: { readonly journeyId: string; readonly customerIds: readonly string[]; readonly slots: readonly string[] }): Promise<Set<string>> {
  const rows = await tx.prepared<{ customerId: string }>('runs_in_slots', `
    SELECT DISTINCT customer_id AS "customerId" FROM runs WHERE workspace_id = current_workspace() AND journey_id = $1 AND customer_id = ANY($2::uuid[]) AND entry_slot = ANY($3::text[])`,
  [given.journeyId, given.customerIds, given.slots])
  return new Set(rows.map(({ customerId }) => customerId))
}
