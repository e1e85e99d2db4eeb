import { z } from 'zod'
import type { JsonObject } from '@sendero/flow-engine'
import type { Deps } from '../../deps.ts'
import { fromPublicId, toPublicId } from '../../db/public-id.ts'
import type { Tx } from '../../db/postgres.ts'
import { AppError } from '../../errors/app-error.ts'
import { instantText } from '../../procedures/paging.ts'
import { actorNames } from '../identity/index.ts'
import { loadImport } from './import-list-repository.ts'
import type { ListedImport } from './import-list-repository.ts'
import { comparable } from './run-import.ts'

export const importSchema = z.object({
  id: z.string(),
  kind: z.enum(['customers', 'events']),
  name: z.string(),
  /** `interrupted`: whoever ran it is gone. One of an uploaded file is continued within seconds, one of the admin CLI by the same command. */
  state: z.enum(['queued', 'running', 'interrupted', 'finished', 'cancelled', 'failed']),
  /** Share of the rows that are done, 0 to 1; null when nobody knows how many there are. */
  progress: z.number().nullable(),
  rows: z.number().int(), created: z.number().int(), updated: z.number().int(), unchanged: z.number().int(), accepted: z.number().int(), duplicates: z.number().int(), rejected: z.number().int(),
  /** Why it failed. */
  problem: z.string().nullable(),
  /** It ended early and its file is still there: it can go on where it stopped. */
  canResume: z.boolean(),
  options: z.custom<JsonObject>().meta({ type: 'object', additionalProperties: true }),
  /** Name of who started it; null for somebody who is gone. */
  startedBy: z.string().nullable(),
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
})

export type ImportView = z.infer<typeof importSchema>

/** Imports as the API shows them, in the order given. */
export async function importViews(tx: Tx, imports: readonly ListedImport[]): Promise<ImportView[]> {
  const names = await actorNames(tx, imports.map(({ startedBy }) => startedBy))
  return imports.map((found) => {
    const { id, kind, name, state, isLost, rowsDone, problem, fileId, options, startedBy, startedAt, finishedAt, created, updated, unchanged, accepted, duplicates, rejected } = found
    return {
      id: toPublicId('import', id), kind, name, state: isLost ? 'interrupted' : state, progress: progressOf(found),
      rows: rowsDone, created, updated, unchanged, accepted, duplicates, rejected, problem,
      canResume: fileId !== null && (state === 'cancelled' || state === 'failed'), options: comparable(options),
      startedBy: names.get(startedBy) ?? null, startedAt: instantText(startedAt), finishedAt: finishedAt === null ? null : instantText(finishedAt),
    }
  })
}

/** The estimate counts line breaks inside cells too: it is only ever too high, and the end is known when it has come. */
function progressOf({ state, rowsDone, rowEstimate }: ListedImport): number | null {
  if (state === 'finished') return 1
  return rowEstimate === null ? null : Math.min(0.99, rowsDone / Math.max(1, rowEstimate))
}

/** Throws NOT_FOUND. */
export async function requireImport(tx: Tx, publicId: string): Promise<ListedImport> {
  const found = await loadImport(tx, fromPublicId('import', publicId))
  if (found === null) throw new AppError('NOT_FOUND', 'There is no import with this id.')
  return found
}

export async function readImport(deps: Pick<Deps, 'db'>, workspaceId: string, publicId: string): Promise<ImportView> {
  return deps.db.withWorkspace(workspaceId, async (tx) => {
    const [view] = await importViews(tx, [await requireImport(tx, publicId)])
    if (view === undefined) throw new Error('An import has no view')
    return view
  })
}
