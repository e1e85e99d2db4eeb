/**
 * Places where a crash would hurt most. Tests stop, throw or kill there; nothing is set otherwise, and the build of the product drops
 * every statement labelled FAILPOINT, so that none of it is in what people run. A name is what has just happened.
 */
export type FailpointName =
  /** Due runs are locked; nothing has been written. */
  | 'claimed'
  /** T1 has written its fences and has not committed. */
  | 'fencing'
  /** T1 has committed; nothing has been written to a socket. */
  | 'fenced'
  /** All of a mail but its final dot is written. */
  | 'half-written'
  /** An acceptance is in the journal; the database does not know. */
  | 'answered'
  /** A transaction has committed; nobody has been woken for what it made. */
  | 'committed'
  /** Messages of senders that are gone are locked; nothing has been decided. */
  | 'sweeping'
  /** ClickHouse has a batch; the outbox does not know. */
  | 'exported'
  /** A rebuild has deleted rows of ClickHouse; the new ones are not there yet. */
  | 'emptied'
  /** ClickHouse has a piece of a rebuild; it is not noted. */
  | 'rebuilt'
  /** The statements of a migration have run; it is not recorded. */
  | 'migrated'

/** `by`: the sender that passes, for tests with several in one process; else empty. */
export type Failpoint = (name: FailpointName, by?: string) => void | Promise<void>

declare global {
  // A global, so that a place is one labelled line and nothing is left of it in the product.
  var failpoint: Failpoint | undefined
}
