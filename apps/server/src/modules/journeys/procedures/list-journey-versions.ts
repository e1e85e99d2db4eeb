import { z } from 'zod'
import { fromPublicId } from '../../../db/public-id.ts'
import { AppError } from '../../../errors/app-error.ts'
import { decodeCursor, instantText, pageInput, pageOf, toPage } from '../../../procedures/paging.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { actorNames } from '../../identity/index.ts'
import { existingJourney } from '../existing-journey.ts'
import { backfills, listVersions, loadVersion } from '../journey-versions-repository.ts'
import type { VersionSummary } from '../journey-versions-repository.ts'
import { journeyIdInput } from './journey-id.ts'

const versionView = z.object({
  version: z.number().int(),
  note: z.string(),
  backfill: z.enum(backfills),
  publishedBy: z.string(),
  /** Null: somebody who is no longer here. */
  publishedByName: z.string().nullable(),
  publishedAt: z.string(),
  templateVersions: z.record(z.string(), z.number().int()),
})

function toVersionView({ version, note, backfill, publishedBy, publishedAt, templateVersions }: VersionSummary, names: ReadonlyMap<string, string>): z.input<typeof versionView> {
  return { version, note, backfill, publishedBy, publishedByName: names.get(publishedBy) ?? null, publishedAt: instantText(publishedAt), templateVersions: { ...templateVersions } }
}

export const listJourneyVersions = defineProcedure({
  id: 'workflows.versions',
  kind: 'query',
  permission: 'workflows:read',
  summary: 'List the published versions of a journey, newest first',
  input: z.strictObject({ ...journeyIdInput, ...pageInput }),
  output: pageOf(versionView),
  rest: { method: 'GET', path: '/workflows/:id/versions', status: 200, tag: 'Workflows' },
  run: ({ deps, workspaceId }, { id, limit, cursor }) => deps.db.withWorkspace(workspaceId, async (tx) => {
    const journey = await existingJourney(tx, fromPublicId('journey', id))
    const before = decodeCursor(cursor, 1)?.[0] ?? null
    const versions = await listVersions(tx, journey.id, { before: typeof before === 'number' ? Math.trunc(before) : null, limit })
    const names = await actorNames(tx, versions.map((version) => version.publishedBy))
    return toPage(versions, limit, { key: (version) => [version.version], item: (version) => toVersionView(version, names) })
  }),
})

export const getJourneyVersion = defineProcedure({
  id: 'workflows.version',
  kind: 'query',
  permission: 'workflows:read',
  summary: 'Get a published version with its document',
  input: z.strictObject({ ...journeyIdInput, version: z.coerce.number().int().min(1).max(1_000_000_000) }),
  output: versionView.extend({ document: z.looseObject({}) }),
  rest: { method: 'GET', path: '/workflows/:id/versions/:version', status: 200, tag: 'Workflows' },
  run: ({ deps, workspaceId }, { id, version }) => deps.db.withWorkspace(workspaceId, async (tx) => {
    const journey = await existingJourney(tx, fromPublicId('journey', id))
    const found = await loadVersion(tx, journey.id, version)
    if (found === null) throw new AppError('NOT_FOUND', `This journey has no version ${version}.`)
    return { ...toVersionView(found, await actorNames(tx, [found.publishedBy])), document: found.document }
  }),
})
