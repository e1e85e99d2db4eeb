import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openMessageWorld } from '../../../test/message-world.ts'
import type { MessageWorld } from '../../../test/message-world.ts'
import { versionKey } from './load-template-versions.ts'
import { recallTemplateVersions } from './recall-template-versions.ts'

let world: MessageWorld
let templateId: string
beforeAll(async () => {
  world = await openMessageWorld()
  templateId = await world.template({ subject: 'First' })
})
afterAll(async () => { await world.close() })

test('a version that is known is not read again', async () => {
  const refs = [{ templateId, version: 1 }]
  const first = await recallTemplateVersions(world.deps, world.workspaceId, refs)
  expect(first.get(versionKey({ templateId, version: 1 }))?.subject).toBe('First')
  const reads = vi.spyOn(world.deps.db, 'withWorkspace')
  expect(await recallTemplateVersions(world.deps, world.workspaceId, refs)).toEqual(first)
  expect(reads).not.toHaveBeenCalled()
  reads.mockRestore()
})

test('what one workspace has had read is not there for another', async () => {
  const other = await world.harness.newWorkspace()
  expect(await recallTemplateVersions(world.deps, other, [{ templateId, version: 1 }])).toEqual(new Map())
})

test('a version that did not exist is found once it does', async () => {
  const refs = [{ templateId, version: 2 }]
  expect(await recallTemplateVersions(world.deps, world.workspaceId, refs)).toEqual(new Map())
  const [{ columns } = { columns: '' }] = await world.query<{ columns: string }>(`
    SELECT string_agg(quote_ident(column_name), ', ') AS columns FROM information_schema.columns
    WHERE table_name = 'template_versions' AND column_name NOT IN ('version', 'subject')`)
  await world.query(`INSERT INTO template_versions (${columns}, version, subject) SELECT ${columns}, 2, 'Second' FROM template_versions WHERE template_id = $1 AND version = 1`, [templateId])
  expect([...(await recallTemplateVersions(world.deps, world.workspaceId, refs)).values()].map(({ subject }) => subject)).toEqual(['Second'])
})
