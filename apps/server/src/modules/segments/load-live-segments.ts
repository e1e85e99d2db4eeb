import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import { indexSegments, toLiveSegment } from './live-segment.ts'
import type { LiveSegment, SegmentIndex } from './live-segment.ts'
import { loadRevisions, loadRules } from './segments-repository.ts'

interface Known { readonly revisions: string; readonly index: SegmentIndex }
const known = new WeakMap<object, Map<string, Known>>()

/**
 * The segments of the workspace as they are now, with those a computation is under way for. Rules are kept between calls and
 * read again only when a revision changed; the revisions are read every time. Never call it in the transaction that changes a rule.
 */
export async function loadLiveSegments(deps: Pick<Deps, 'db' | 'log'>, tx: Tx): Promise<{ index: SegmentIndex; refreshing: ReadonlySet<string> }> {
  const rows = await loadRevisions(tx)
  const refreshing = new Set(rows.filter((row) => row.isRefreshing).map((row) => row.id))
  const revisions = rows.map((row) => `${row.id} ${row.revision}`).join(',')
  const byWorkspace = known.get(deps.db) ?? new Map<string, Known>()
  known.set(deps.db, byWorkspace)
  const present = byWorkspace.get(tx.workspaceId)
  if (present?.revisions === revisions) return { index: present.index, refreshing }
  const kept = new Map((present?.index.segments ?? []).map((segment) => [`${segment.id} ${segment.revision}`, segment]))
  const missing = rows.filter((row) => !kept.has(`${row.id} ${row.revision}`)).map((row) => row.id)
  for (const rule of missing.length === 0 ? [] : await loadRules(tx, missing)) {
    try {
      kept.set(`${rule.id} ${rule.revision}`, toLiveSegment(rule))
    } catch (error) {
      // Rules are checked when they are saved. Should one not be understood all the same, only its own segment stands still.
      deps.log.error({ err: error, workspaceId: tx.workspaceId, segmentId: rule.id }, 'The rule of a segment cannot be read')
    }
  }
  const segments = rows.map((row) => kept.get(`${row.id} ${row.revision}`)).filter((segment): segment is LiveSegment => segment !== undefined)
  const index = indexSegments(segments)
  byWorkspace.set(tx.workspaceId, { revisions, index })
  return { index, refreshing }
}
