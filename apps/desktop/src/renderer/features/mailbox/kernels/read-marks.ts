// Which mails somebody has looked at, in this browser. Ids are in the order of arrival, so most of it is one id: all up to there.

export interface ReadMarks {
  /** Every mail up to this id is read; empty: none. */
  readonly upTo: string
  /** Read ones beyond it. */
  readonly ids: readonly string[]
}

export const nothingRead: ReadMarks = { upTo: '', ids: [] }
const mostIds = 500

export const isRead = (marks: ReadMarks, id: string): boolean => id <= marks.upTo || marks.ids.includes(id)

/** Of very many single marks the oldest are forgotten, and all before them counts as read. */
export function markRead(marks: ReadMarks, id: string): ReadMarks {
  if (isRead(marks, id)) return marks
  const ids = [...marks.ids, id].sort()
  const upTo = ids.length > mostIds ? ids[ids.length - mostIds - 1] ?? marks.upTo : marks.upTo
  return { upTo, ids: ids.filter((each) => each > upTo) }
}

export const markAllRead = (marks: ReadMarks, newest: string): ReadMarks => (newest <= marks.upTo ? marks : { upTo: newest, ids: marks.ids.filter((id) => id > newest) })

/** What was stored, or nothing when it cannot be understood. */
export function readMarksOf(stored: string | null): ReadMarks {
  try {
    const { upTo, ids } = JSON.parse(stored ?? '{}') as { upTo?: unknown; ids?: unknown }
    return typeof upTo === 'string' && Array.isArray(ids) ? { upTo, ids: ids.filter((id): id is string => typeof id === 'string') } : nothingRead
  } catch {
    return nothingRead
  }
}
