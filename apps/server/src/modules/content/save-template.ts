import type { Deps } from '../../deps.ts'
import { newId } from '../../db/public-id.ts'
import type { Tx } from '../../db/postgres.ts'
import { AppError } from '../../errors/app-error.ts'
import { compileContent } from './compile-content.ts'
import { findTemplates, findVersions, insertTemplate, insertVersion, lockTemplate, updateTemplate } from './templates-repository.ts'
import type { Template, TemplateContent, TemplateVersion } from './template-version.ts'

export const longestName = 200

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

/** A template of its own with the newest content of another. What was compiled is compiled already. */
export async function duplicateTemplate(tx: Tx, input: { id: string; name: string | undefined; by: string }): Promise<SavedTemplate> {
  const { template, version } = await loadSaved(tx, input.id)
  const id = newId()
  const name = input.name ?? copyName(template.name)
  await insertTemplate(tx, { id, name })
  await insertVersion(tx, { ...version, templateId: id, version: 1, createdBy: input.by })
  await updateTemplate(tx, { id, name, currentVersion: 1 })
  return loadSaved(tx, id)
}

/** Cut where it has to be, but never through a character. */
const copyName = (name: string): string => `Copy of ${name}`.slice(0, longestName).replace(/[\ud800-\udbff]$/, '').trim()

type Changes = { readonly [Field in keyof TemplateContent]?: TemplateContent[Field] | undefined }

interface TemplateChange {
  readonly id: string
  readonly name: string | undefined
  readonly changes: Changes
  /** The version the change was made on; undefined: whichever is the newest. */
  readonly basedOn?: number | undefined
  readonly by: string
}

/** Fields left out stay as they are. Content that differs makes a new version; journeys keep the version they were published with. */
export async function changeTemplate(deps: Deps, workspaceId: string, input: TemplateChange): Promise<SavedTemplate> {
  const before = await deps.db.withWorkspace(workspaceId, (tx) => loadSaved(tx, input.id))
  if (input.basedOn !== undefined && input.basedOn !== before.version.version) throw savedMeanwhile(before.version.version)
  const content = mergeContent(before.version, input.changes)
  const isChanged = contentFields.some((field) => content[field] !== before.version[field])
  const compiled = isChanged ? await compileContent(deps.renderer, content) : null
  return deps.db.withWorkspace(workspaceId, async (tx) => {
    const template = await lockTemplate(tx, input.id)
    if (!template) throw notFound(input.id)
    if (template.currentVersion !== before.version.version) throw savedMeanwhile(template.currentVersion)
    const version = compiled ? template.currentVersion + 1 : template.currentVersion
    if (compiled) await insertVersion(tx, { templateId: input.id, version, ...content, ...compiled, createdBy: input.by })
    await updateTemplate(tx, { id: input.id, name: input.name ?? template.name, currentVersion: version })
    return loadSaved(tx, input.id)
  })
}

const savedMeanwhile = (version: number): AppError => new AppError('CONFLICT', `The template was saved by someone else meanwhile: its newest version is now ${version}.`, { data: { version } })

const contentFields = ['subject', 'preheader', 'fromName', 'fromEmail', 'format', 'body', 'messageClass'] as const

function mergeContent(before: TemplateContent, changes: Changes): TemplateContent {
  return {
    subject: changes.subject ?? before.subject, preheader: changes.preheader ?? before.preheader, fromName: changes.fromName ?? before.fromName, fromEmail: changes.fromEmail ?? before.fromEmail,
    format: changes.format ?? before.format, body: changes.body ?? before.body, messageClass: changes.messageClass ?? before.messageClass,
  }
}

/** The template with one of its versions, the current one by default. Throws NOT_FOUND. */
export async function loadSaved(tx: Tx, id: string, version?: number): Promise<SavedTemplate> {
  const [template] = await findTemplates(tx, [id])
  if (!template) throw notFound(id)
  const [found] = await findVersions(tx, [{ templateId: id, version: version ?? template.currentVersion }])
  if (!found) throw new AppError('NOT_FOUND', `The template has no version ${version ?? template.currentVersion}.`)
  return { template, version: found }
}

const notFound = (id: string): AppError => new AppError('NOT_FOUND', `There is no template with the id "${id}".`)
