import { z } from 'zod'
import { toPublicId } from '../../db/public-id.ts'
import type { Tx } from '../../db/postgres.ts'
import { instantText } from '../../procedures/paging.ts'
import { actorNames } from '../identity/index.ts'
import { loadWorkspace } from '../workspaces/index.ts'
import { templateProblems } from './check-content.ts'
import { longestName } from './save-template.ts'
import type { SavedTemplate } from './save-template.ts'
import type { TemplateContent } from './template-version.ts'

export const problemSchema = z.object({
  code: z.string(), severity: z.enum(['error', 'warning']), part: z.enum(['subject', 'preheader', 'from', 'body']), line: z.number().int().nullable(), message: z.string(),
})

export const templateName = z.string().trim().min(1).max(longestName)

const senderSchema = z.strictObject({ name: z.string().max(200).default(''), email: z.union([z.literal(''), z.email().max(254)]).default('') })

/** What an author may set; `class` is marketing unless said otherwise. */
export const contentInput = {
  channel: z.literal('email').default('email'),
  subject: z.string().max(2_000),
  preheader: z.string().max(2_000),
  from: senderSchema,
  format: z.enum(['mjml', 'html']),
  body: z.string().max(400_000),
  class: z.enum(['marketing', 'transactional']),
}

/** Content that is asked about without being saved; all of it, as an editor holds it. */
export const draftInput = z.strictObject({
  subject: contentInput.subject, preheader: contentInput.preheader, from: contentInput.from, format: contentInput.format, body: contentInput.body, class: contentInput.class,
})

export const contentOf = (input: z.output<typeof draftInput>): TemplateContent => ({
  subject: input.subject, preheader: input.preheader, fromName: input.from.name, fromEmail: input.from.email, format: input.format, body: input.body, messageClass: input.class,
})

export const templateSchema = z.object({
  id: z.string(), name: z.string(), channel: z.literal('email'), subject: z.string(), preheader: z.string(), from: z.object({ name: z.string(), email: z.string() }), format: z.enum(['mjml', 'html']),
  body: z.string(), class: z.enum(['marketing', 'transactional']), version: z.number().int(), problems: z.array(problemSchema), createdAt: z.string(), updatedAt: z.string(), archivedAt: z.string().nullable(),
  /** Of the version shown. */
  savedAt: z.string(),
  /** Null: somebody who is no longer here. */
  savedByName: z.string().nullable(),
  /** The newest version, whichever is shown. */
  currentVersion: z.number().int(),
})
type TemplateView = z.input<typeof templateSchema>

interface GivenContent {
  readonly subject?: string | undefined
  readonly preheader?: string | undefined
  readonly from?: { readonly name: string; readonly email: string } | undefined
  readonly format?: 'mjml' | 'html' | undefined
  readonly body?: string | undefined
  readonly class?: 'marketing' | 'transactional' | undefined
}

export const changesOf = (input: GivenContent): { [Field in keyof TemplateContent]?: TemplateContent[Field] | undefined } => ({
  subject: input.subject, preheader: input.preheader, fromName: input.from?.name, fromEmail: input.from?.email, format: input.format, body: input.body, messageClass: input.class,
})

export async function viewTemplate(tx: Tx, { template, version }: SavedTemplate): Promise<TemplateView> {
  const { workspace } = await loadWorkspace(tx)
  const names = await actorNames(tx, [version.createdBy])
  return {
    id: toPublicId('template', template.id), name: template.name, channel: 'email', subject: version.subject, preheader: version.preheader,
    from: { name: version.fromName, email: version.fromEmail }, format: version.format, body: version.body, class: version.messageClass, version: version.version, currentVersion: template.currentVersion,
    problems: templateProblems(version, workspace), createdAt: instantText(template.createdAt), updatedAt: instantText(template.updatedAt),
    archivedAt: template.archivedAt === null ? null : instantText(template.archivedAt), savedAt: instantText(version.createdAt), savedByName: names.get(version.createdBy) ?? null,
  }
}
