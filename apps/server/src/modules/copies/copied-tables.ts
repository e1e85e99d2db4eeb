// What ClickHouse copies and PostgreSQL can give again at any time. Both sides write the key of a row in the same words, so that
// sums over hashes of keys can be compared; `part` is what differences are told by: the day of an event, the list somebody is on.

export interface CopiedTable {
  readonly name: 'events' | 'customers' | 'customer_ids' | 'list_members'
  /** Rows as PostgreSQL says they should be: number, part, key. */
  readonly truth: string
  /** Rows as ClickHouse has them, before it is said for whom: number, part, key. */
  readonly copy: string
  /** A key in words. */
  describe(key: string): string
}

const ofEvents = (key: string): string => {
  const [seq = '', number = '', ...event] = key.split(':')
  return `event ${seq} "${event.join(':').slice(0, 100)}" of customer number ${number}`
}

export const copiedTables: readonly CopiedTable[] = [
  {
    name: 'events',
    // Like eventRow: calls about the person itself are not copied, and what is older than DateTime64 stands at its beginning.
    truth: `SELECT c.number, to_char(greatest(e.occurred_at, '1900-01-01Z') AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS part, concat_ws(':', e.seq, c.number, e.event) AS key
      FROM customers c JOIN customer_events e ON e.workspace_id = c.workspace_id AND e.customer_id = c.id
      WHERE c.workspace_id = current_workspace() AND NOT starts_with(e.event, '$sendero.')`,
    copy: `SELECT number, toString(toDate32(occurred_at)) AS part, concat(toString(seq), ':', toString(number), ':', event) AS key FROM events WHERE workspace_id = {workspaceId:UUID}`,
    describe: ofEvents,
  },
  {
    name: 'customers',
    truth: `SELECT number, '' AS part, number::text AS key FROM customers WHERE workspace_id = current_workspace()`,
    copy: `SELECT number, '' AS part, toString(number) AS key FROM customers FINAL WHERE workspace_id = {workspaceId:UUID} AND is_deleted = 0`,
    describe: (key) => `customer number ${key}`,
  },
  {
    name: 'customer_ids',
    truth: `SELECT number, '' AS part, concat_ws(':', number, id) AS key FROM customers WHERE workspace_id = current_workspace()`,
    // The table never says that a number is nobody's any more, and merges of its parts may leave two equal rows for a while.
    copy: `SELECT DISTINCT number, '' AS part, concat(toString(number), ':', toString(customer_id)) AS key FROM customer_ids WHERE workspace_id = {workspaceId:UUID}`,
    describe: (key) => `customer number ${key.replace(':', ', id ')}`,
  },
  {
    name: 'list_members',
    truth: `SELECT number, 'lst_' || replace(list_id::text, '-', '') AS part, concat_ws(':', 'lst_' || replace(list_id::text, '-', ''), number) AS key FROM list_members WHERE workspace_id = current_workspace()`,
    copy: `SELECT number, list_id AS part, concat(list_id, ':', toString(number)) AS key FROM list_members FINAL WHERE workspace_id = {workspaceId:UUID} AND is_deleted = 0`,
    describe: (key) => `list ${key.replace(':', ', customer number ')}`,
  },
]
