import { z } from 'zod'
import { toPublicId } from '../../../db/public-id.ts'
import { decodeCursor, instantText, pageOf, searchInput, toPage } from '../../../procedures/paging.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { loadTemplateVersions, versionKey } from '../load-template-versions.ts'
import { listTemplates as list } from '../templates-repository.ts'

const item = z.object({
  id: z.string(), name: z.string(), channel: z.literal('email'), subject: z.string(), format: z.enum(['mjml', 'html']), class: z.enum(['marketing', 'transactional']),
  version: z.number().int(), createdAt: z.string(), updatedAt: z.string(),
})

export const listTemplates = defineProcedure({
  id: 'template.list',
  kind: 'query',
  permission: 'templates:read',
  summary: 'List templates, newest first; `q` searches the names',
  input: z.strictObject(searchInput),
  output: pageOf(item),
  rest: { method: 'GET', path: '/templates', status: 200, tag: 'Templates' },
  run: ({ deps, workspaceId }, input) => deps.db.withWorkspace(workspaceId, async (tx) => {
    const rows = await list(tx, { q: input.q ?? null, after: decodeCursor(input.cursor, 1), limit: input.limit })
    const versions = await loadTemplateVersions(tx, rows.map(({ id, currentVersion }) => ({ templateId: id, version: currentVersion })))
    return toPage(rows, input.limit, {
      key: ({ id }) => [id],
      item: (template) => {
        const version = versions.get(versionKey({ templateId: template.id, version: template.currentVersion }))
        if (!version) throw new Error('A template has lost its current version')
        return {
          id: toPublicId('template', template.id), name: template.name, channel: 'email' as const, subject: version.subject, format: version.format, class: version.messageClass,
          version: version.version, createdAt: instantText(template.createdAt), updatedAt: instantText(template.updatedAt),
        }
      },
    })
  }),
})
