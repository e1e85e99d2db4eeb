import { z } from 'zod'
import { parsePublicId, toPublicId } from '../../../db/public-id.ts'
import { decodeCursor, instantText, pageOf, searchInput, toPage } from '../../../procedures/paging.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { actorNames } from '../../identity/index.ts'
import { loadWorkspace } from '../../workspaces/index.ts'
import { templateProblems } from '../check-content.ts'
import { loadTemplateVersions, versionKey } from '../load-template-versions.ts'
import { listTemplates as list } from '../templates-repository.ts'
import type { TemplatePage } from '../templates-repository.ts'

const item = z.object({
  id: z.string(), name: z.string(), channel: z.literal('email'), subject: z.string(), preheader: z.string(), format: z.enum(['mjml', 'html']), class: z.enum(['marketing', 'transactional']),
  version: z.number().int(), errors: z.number().int(), createdAt: z.string(), updatedAt: z.string(), savedByName: z.string().nullable(), archivedAt: z.string().nullable(),
})

const sorts = ['createdAt', 'updatedAt'] as const

export const listTemplates = defineProcedure({
  id: 'template.list',
  kind: 'query',
  permission: 'templates:read',
  summary: 'List templates, newest or last changed first; `q` searches names and subjects, `archived` shows the archive instead',
  input: z.strictObject({ ...searchInput, sort: z.enum(sorts).default('createdAt'), archived: z.union([z.boolean(), z.stringbool()]).default(false) }),
  output: pageOf(item),
  rest: { method: 'GET', path: '/templates', status: 200, tag: 'Templates' },
  run: ({ deps, workspaceId }, input) => deps.db.withWorkspace(workspaceId, async (tx) => {
    const rows = await list(tx, { q: input.q ?? null, isArchived: input.archived, limit: input.limit, ...placeOf(input.sort, input.cursor) })
    const versions = await loadTemplateVersions(tx, rows.map(({ id, currentVersion }) => ({ templateId: id, version: currentVersion })))
    const { workspace } = await loadWorkspace(tx)
    const names = await actorNames(tx, [...versions.values()].map(({ createdBy }) => createdBy))
    return toPage(rows, input.limit, {
      key: ({ id, updatedMicros }) => (input.sort === 'updatedAt' ? [updatedMicros, toPublicId('template', id)] : [id]),
      item: (template) => {
        const version = versions.get(versionKey({ templateId: template.id, version: template.currentVersion }))
        if (!version) throw new Error('A template has lost its current version')
        return {
          id: toPublicId('template', template.id), name: template.name, channel: 'email' as const, subject: version.subject, preheader: version.preheader, format: version.format,
          class: version.messageClass, version: version.version, errors: templateProblems(version, workspace).filter(({ severity }) => severity === 'error').length,
          createdAt: instantText(template.createdAt), updatedAt: instantText(template.updatedAt), savedByName: names.get(version.createdBy) ?? null,
          archivedAt: template.archivedAt === null ? null : instantText(template.archivedAt),
        }
      },
    })
  }),
})

function placeOf(sort: (typeof sorts)[number], cursor: string | undefined): Pick<TemplatePage, 'sort' | 'after'> {
  if (sort === 'updatedAt') {
    const place = decodeCursor(cursor, 2)
    const micros = Number(place?.[0])
    return { sort, after: place === null ? null : { updatedMicros: Number.isSafeInteger(micros) ? micros : 0, id: parsePublicId('template', String(place[1])) ?? lowestId } }
  }
  const place = decodeCursor(cursor, 1)
  const id = place === null ? null : String(place[0])
  return { sort, after: id === null ? null : { updatedMicros: 0, id: uuid.test(id) ? id : lowestId } }
}

// A cursor nobody was given ends the list instead of breaking it.
const lowestId = '00000000-0000-0000-0000-000000000000'
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
