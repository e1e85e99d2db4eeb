// What messages say: templates, their versions, and the one way from a template to a mail.
import { archiveTemplate } from './procedures/archive-template.ts'
import { createTemplate } from './procedures/create-template.ts'
import { describeLanguage } from './procedures/describe-language.ts'
import { duplicateTemplate } from './procedures/duplicate-template.ts'
import { getTemplate } from './procedures/get-template.ts'
import { listTemplateVersions } from './procedures/list-template-versions.ts'
import { listTemplates } from './procedures/list-templates.ts'
import { listVariables } from './procedures/list-variables.ts'
import { renderDraft } from './procedures/render-draft.ts'
import { renderTemplate } from './procedures/render-template.ts'
import { restoreTemplate } from './procedures/restore-template.ts'
import { updateTemplate } from './procedures/update-template.ts'

export { currentTemplates, versionKey } from './load-template-versions.ts'
export { recallTemplateVersions } from './recall-template-versions.ts'
export type { CurrentTemplate } from './load-template-versions.ts'
export type { MessageClass, TemplateProblem, TemplateVersion } from './template-version.ts'
export { messageContext } from './message-context.ts'
export type { MessageSubject } from './message-context.ts'
export { renderMessages } from './render-message.ts'
export type { MessageToRender, MessageTokens, RenderedMessage, Rendering } from './render-message.ts'
export { fallbackFrom, loadRenderSubject, renderForCustomer } from './render-for-customer.ts'
export type { RenderFor, RenderSubject } from './render-for-customer.ts'
export { createTemplate as saveNewTemplate } from './save-template.ts'

export { sampleCustomer } from './sample-customer.ts'

export const templateProcedures = [
  listTemplates, createTemplate, listVariables, describeLanguage, renderDraft, getTemplate, updateTemplate, archiveTemplate, restoreTemplate, duplicateTemplate,
  listTemplateVersions, renderTemplate,
] as const
