// The list of events as the page shows it: newest first, with what arrives put on top, or held back while somebody reads.

interface Arrival { readonly messageId: string }

export interface Feed<Row extends Arrival> {
  /** Undefined until the first answer came. */
  readonly rows: readonly Row[] | undefined
  /** Arrived while the feed stood still, newest first. */
  readonly held: readonly Row[]
  readonly isPaused: boolean
  /** Rows that came in by themselves: they are drawn as new. */
  readonly fresh: ReadonlySet<string>
  /** Where older ones go on; null at the end. */
  readonly nextCursor: string | null
}

export const emptyFeed = <Row extends Arrival>(isPaused = false): Feed<Row> => ({ rows: undefined, held: [], isPaused, fresh: new Set(), nextCursor: null })

/** More would make a page that is left open slow: the oldest go, and are read again by the button. */
const mostRows = 1_000

interface Page<Row> { readonly data: readonly Row[]; readonly nextCursor: string | null }

/** The first page, in place of everything before it. */
export function withFirstPage<Row extends Arrival>(feed: Feed<Row>, { data, nextCursor }: Page<Row>): Feed<Row> {
  return { ...feed, rows: data, held: [], fresh: new Set(), nextCursor }
}

export function withOlder<Row extends Arrival>(feed: Feed<Row>, { data, nextCursor }: Page<Row>): Feed<Row> {
  return { ...feed, rows: [...feed.rows ?? [], ...unknown(data, [feed.rows ?? []])], nextCursor }
}

/** What arrived since, newest first; rows that are there already are passed over. */
export function withArrivals<Row extends Arrival>(feed: Feed<Row>, arrived: readonly Row[]): Feed<Row> {
  const news = unknown(arrived, [feed.rows ?? [], feed.held])
  if (news.length === 0) return feed
  return feed.isPaused ? { ...feed, held: [...news, ...feed.held].slice(0, mostRows) } : onTop(feed, news)
}

/**
 * The newest rows read anew, for a list whose order is not that of arrival: what is new may stand anywhere among them. Ask for as
 * many as are shown, so that nothing older slips in as news.
 */
export function withReread<Row extends Arrival>(feed: Feed<Row>, data: readonly Row[]): Feed<Row> {
  const shown = feed.rows ?? []
  const news = unknown(data, [shown])
  if (news.length === 0) return feed
  if (feed.isPaused) return { ...feed, held: news }
  return { ...feed, rows: [...data, ...unknown(shown, [data])], held: [], fresh: new Set(news.map(({ messageId }) => messageId)) }
}

export const paused = <Row extends Arrival>(feed: Feed<Row>): Feed<Row> => ({ ...feed, isPaused: true })

/** Goes on, with what was held back on top. */
export const resumed = <Row extends Arrival>(feed: Feed<Row>): Feed<Row> => ({ ...onTop(feed, feed.held), held: [], isPaused: false })

function onTop<Row extends Arrival>(feed: Feed<Row>, news: readonly Row[]): Feed<Row> {
  const rows = [...news, ...feed.rows ?? []]
  return { ...feed, rows: rows.slice(0, mostRows), fresh: new Set(news.map(({ messageId }) => messageId)) }
}

function unknown<Row extends Arrival>(rows: readonly Row[], known: readonly (readonly Row[])[]): Row[] {
  const ids = new Set(known.flatMap((list) => list.map(({ messageId }) => messageId)))
  return rows.filter(({ messageId }) => !ids.has(messageId))
}
