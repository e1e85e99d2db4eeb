import { z } from 'zod'
import { toPublicId } from '../../db/public-id.ts'
import { instantText } from '../../procedures/paging.ts'
import { templateProblems } from './check-content.ts'
import type { SavedTemplate } from './save-template.ts'
import type { TemplateContent } from './template-version.ts'

export const problemSchema = z.object({
  code: z.string(), severity: z.enum(['error', 'warning']), part: z.enum(['subject', 'preheader', 'from', 'body']), line: z.number().int().nullable(), message: z.string(),
})

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

export const templateSchema = z.object({
  id: z.string(), name: z.string(), channel: z.literal('email'), subject: z.string(), preheader: z.string(), from: z.object({ name: z.string(), email: z.string() }), format: z.enum(['mjml', 'html']),
  body: z.string(), class: z.enum(['marketing', 'transactional']), version: z.number().int(), problems: z.array(problemSchema), createdAt: z.string(), updatedAt: z.string(), archivedAt: z.string().nullable(),
})
export type TemplateView = z.input<typeof templateSchema>

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

export function templateView({ template, version }: SavedTemplate, workspace: { readonly postalAddress: string }): TemplateView {
  return {
    id: toPublicId('template', template.id), name: template.name, channel: 'email', subject: version.subject, preheader: version.preheader,
    from: { name: version.fromName, email: version.fromEmail }, format: version.format, body: version.body, class: version.messageClass, version: version.version,
    problems: templateProblems(version, workspace), createdAt: instantText(template.createdAt), updatedAt: instantText(template.updatedAt),
    archivedAt: template.archivedAt === null ? null : instantText(template.archivedAt),
  }
}
