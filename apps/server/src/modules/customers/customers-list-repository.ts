import type { Tx } from '../../db/postgres.ts'
import { normalizeEmail } from './normalize-email.ts'

/** The id of the customer with this userId, or with a name that became theirs. */
export async function findByIdentity(tx: Tx, userId: string): Promise<string | null> {
  const [row] = await tx.prepared<{ id: string }>('find_by_user_id', `
    SELECT customer_id AS id FROM customer_identities WHERE workspace_id = $1 AND kind = 'user' AND value = $2`, [tx.workspaceId, userId])
  return row?.id ?? null
}

/** What a customer must be like to be listed; null asks nothing. */
export interface CustomerConditions {
  /** The beginning of a userId or e-mail address. */
  readonly q: string | null
  /** `none`: nobody has said anything, or nothing is proven. */
  readonly subscription: 'subscribed' | 'unsubscribed' | 'none' | null
  /** Epoch milliseconds: from inclusive, to exclusive. */
  readonly createdFrom: number | null
  readonly createdTo: number | null
  /** Compared as text without regard to case. */
  readonly trait: { readonly name: string; readonly value: string } | null
}

export interface FoundCustomer { readonly id: string; readonly number: number; readonly emailNorm: string | null }

/** A stretch of the list that was looked through. */
export interface CustomerWindow {
  readonly matches: readonly FoundCustomer[]
  /** How many customers were looked at, and the lowest number among them. */
  readonly looked: number
  readonly last: number | null
}

interface Look {
  /** Only these numbers; null: everybody with a number below `before`, the next `size` of them. */
  readonly numbers: readonly number[] | null
  readonly before: number | null
  readonly size: number
}

// Above every text that begins with the prefix. Ranges, because under row level security LIKE would read the whole table.
const lastCharacter = '\u{10FFFF}'

const columns = 'id, number, user_id, email_norm, created_at, traits'
const sources = {
  all: `SELECT ${columns} FROM customers WHERE workspace_id = $1 AND ($2::int IS NULL OR number < $2) ORDER BY number DESC LIMIT $3`,
  numbers: `SELECT ${columns} FROM customers WHERE workspace_id = $1 AND number = ANY($12::int[]) AND ($2::int IS NULL OR number < $2) ORDER BY number DESC LIMIT $3`,
  // Two ranges of two indexes: as one condition with OR the planner would rather walk over everybody.
  search: `SELECT DISTINCT ON (number) ${columns} FROM (
    SELECT ${columns} FROM customers WHERE workspace_id = $1 AND user_id >= $4 AND user_id < $5 AND ($2::int IS NULL OR number < $2)
    UNION ALL
    SELECT ${columns} FROM customers WHERE workspace_id = $1 AND email_norm >= $6 AND email_norm < $7 AND ($2::int IS NULL OR number < $2)
  ) found ORDER BY number DESC LIMIT $3`,
} as const

// Nothing is joined: right after an import the planner knows nothing of the new rows, and would read everybody once per stretch.
/**
 * Looks through the next stretch of customers, newest first, for those that fulfil the conditions. A stretch is bounded, so that
 * a rare condition over many people is many short questions and never one long one.
 */
export async function lookThroughCustomers(tx: Tx, { numbers, before, size }: Look, conditions: CustomerConditions): Promise<CustomerWindow> {
  const q = conditions.q?.trim() ?? ''
  const email = normalizeEmail(q) ?? q.normalize('NFC').toLowerCase()
  const source = numbers !== null ? sources.numbers : q === '' ? sources.all : sources.search
  const rows = await tx.query<{ looked: number; last: number | null; id: string | null; number: number; emailNorm: string | null }>(`
    WITH looked AS MATERIALIZED (${source})
    SELECT w.looked, w.last, m.id, m.number, m."emailNorm"
    FROM (SELECT count(*) AS looked, min(number) AS last FROM looked) w
    LEFT JOIN (
      SELECT id, number, email_norm AS "emailNorm" FROM looked l
      WHERE ($4::text = '' OR (user_id >= $4 AND user_id < $5) OR (email_norm >= $6 AND email_norm < $7))
        AND ($8::text IS NULL OR $8 = (CASE coalesce((SELECT status FROM subscriptions s WHERE s.workspace_id = $1 AND s.customer_id = l.id AND s.channel = 'email'), 'unproven')
          WHEN 'subscribed' THEN 'subscribed' WHEN 'unsubscribed' THEN 'unsubscribed' ELSE 'none' END))
        AND ($9::float8 IS NULL OR created_at >= to_timestamp($9::float8 / 1000)) AND ($10::float8 IS NULL OR created_at < to_timestamp($10::float8 / 1000))
        AND ($11::text[] IS NULL OR lower(coalesce(traits ->> ($11::text[])[1], traits #>> string_to_array(($11::text[])[1], '.'))) = lower(($11::text[])[2]))
    ) m ON true
    ORDER BY m.number DESC`,
    [tx.workspaceId, before, size, q, q + lastCharacter, email, email + lastCharacter, conditions.subscription, conditions.createdFrom, conditions.createdTo,
      conditions.trait === null ? null : [conditions.trait.name, conditions.trait.value], ...(numbers === null ? [] : [numbers])])
  return {
    matches: rows.flatMap(({ id, number, emailNorm }) => (id === null ? [] : [{ id, number, emailNorm }])),
    looked: rows[0]?.looked ?? 0, last: rows[0]?.last ?? null,
  }
}
