import type { Deps } from '../../deps.ts'
import { newId } from '../../db/public-id.ts'
import { AppError } from '../../errors/app-error.ts'
import { compileContent } from './compile-content.ts'
import { findTemplates, findVersions, insertTemplate, insertVersion, lockTemplate, updateTemplate } from './templates-repository.ts'
import type { Template, TemplateContent, TemplateVersion } from './template-version.ts'

export interface SavedTemplate { readonly template: Template; readonly version: TemplateVersion }

export async function createTemplate(deps: Deps, workspaceId: string, input: { name: string; content: TemplateContent; by: string }): Promise<SavedTemplate> {
  // Compiled before the transaction: it can take a second, and holds nothing meanwhile.
  const compiled = await compileContent(deps.renderer, input.content)
  const id = newId()
  return deps.db.withWorkspace(workspaceId, async (tx) => {
    await insertTemplate(tx, { id, name: input.name })
    await insertVersion(tx, { templateId: id, version: 1, ...input.content, ...compiled, createdBy: input.by })
    await updateTemplate(tx, { id, name: input.name, currentVersion: 1 })
    return loadSaved(tx, id)
  })
}

type Changes = { readonly [Field in keyof TemplateContent]?: TemplateContent[Field] | undefined }

/** Fields left out stay as they are. Content that differs makes a new version; journeys keep the version they were published with. */
export async function changeTemplate(deps: Deps, workspaceId: string, input: { id: string; name: string | undefined; changes: Changes; by: string }): Promise<SavedTemplate> {
  const before = await deps.db.withWorkspace(workspaceId, (tx) => loadSaved(tx, input.id))
  const content = mergeContent(before.version, input.changes)
  const isChanged = contentFields.some((field) => content[field] !== before.version[field])
  const compiled = isChanged ? await compileContent(deps.renderer, content) : null
  return deps.db.withWorkspace(workspaceId, async (tx) => {
    const template = await lockTemplate(tx, input.id)
    if (!template) throw notFound(input.id)
    if (template.currentVersion !== before.version.version) throw new AppError('CONFLICT', 'The template was saved by someone else at the same moment. Read it again and repeat the change.')
    const version = compiled ? template.currentVersion + 1 : template.currentVersion
    if (compiled) await insertVersion(tx, { templateId: input.id, version, ...content, ...compiled, createdBy: input.by })
    await updateTemplate(tx, { id: input.id, name: input.name ?? template.name, currentVersion: version })
    return loadSaved(tx, input.id)
  })
}

const contentFields = ['subject', 'preheader', 'fromName', 'fromEmail', 'format', 'body', 'messageClass'] as const

function mergeContent(before: TemplateContent, changes: Changes): TemplateContent {
  return {
    subject: changes.subject ?? before.subject, preheader: changes.preheader ?? before.preheader, fromName: changes.fromName ?? before.fromName, fromEmail: changes.fromEmail ?? before.fromEmail,
    format: changes.format ?? before.format, body: changes.body ?? before.body, messageClass: changes.messageClass ?? before.messageClass,
  }
}

/** The template with one of its versions, the current one by default. Throws NOT_FOUND. */
export async function loadSaved(tx: Parameters<typeof findTemplates>[0], id: string, version?: number): Promise<SavedTemplate> {
  const [template] = await findTemplates(tx, [id])
  if (!template) throw notFound(id)
  const [found] = await findVersions(tx, [{ templateId: id, version: version ?? template.currentVersion }])
  if (!found) throw new AppError('NOT_FOUND', `The template has no version ${version ?? template.currentVersion}.`)
  return { template, version: found }
}

const notFound = (id: string): AppError => new AppError('NOT_FOUND', `There is no template with the id "${id}".`)
