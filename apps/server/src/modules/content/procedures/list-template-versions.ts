import { z } from 'zod'
import { fromPublicId } from '../../../db/public-id.ts'
import { decodeCursor, instantText, pageInput, pageOf, toPage } from '../../../procedures/paging.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { actorNames } from '../../identity/index.ts'
import { loadSaved } from '../save-template.ts'
import { listVersions } from '../templates-repository.ts'

const item = z.object({ version: z.number().int(), subject: z.string(), format: z.enum(['mjml', 'html']), class: z.enum(['marketing', 'transactional']), createdAt: z.string(), createdBy: z.string(), createdByName: z.string().nullable() })

export const listTemplateVersions = defineProcedure({
  id: 'template.versions',
  kind: 'query',
  permission: 'templates:read',
  summary: 'List the versions of a template, newest first',
  input: z.strictObject({ id: z.string(), ...pageInput }),
  output: pageOf(item),
  rest: { method: 'GET', path: '/templates/:id/versions', status: 200, tag: 'Templates' },
  run: ({ deps, workspaceId }, input) => deps.db.withWorkspace(workspaceId, async (tx) => {
    const { template } = await loadSaved(tx, fromPublicId('template', input.id))
    const before = decodeCursor(input.cursor, 1)
    const rows = await listVersions(tx, template.id, { before: before === null ? null : Number(before[0]), limit: input.limit })
    const names = await actorNames(tx, rows.map(({ createdBy }) => createdBy))
    return toPage(rows, input.limit, {
      key: ({ version }) => [version],
      item: (row) => ({ version: row.version, subject: row.subject, format: row.format, class: row.messageClass, createdAt: instantText(row.createdAt), createdBy: row.createdBy, createdByName: names.get(row.createdBy) ?? null }),
    })
  }),
})
