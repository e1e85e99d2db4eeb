import type { Deps } from '../../deps.ts'
import type { RenderedMessage, Rendering } from './render-message.ts'
import type { TemplateContent, TemplateProblem } from './template-version.ts'

export interface Preview extends Omit<RenderedMessage, 'links'> { readonly problems: readonly TemplateProblem[] }

/** Leads to nobody: a preview unsubscribes no one. */
export const previewUnsubscribeUrl = (deps: Pick<Deps, 'publicUrl'>): string => `${deps.publicUrl}/u/preview`

const nothing = { subject: '', preheader: '', from: { name: '', email: '' }, html: '', text: '' } as const

/** A rendering for somebody who looks at it. One that failed is empty and has a problem that says why. */
export function previewOf(rendering: Rendering, of: { readonly format: TemplateContent['format']; readonly known: readonly TemplateProblem[] }): Preview {
  if (rendering.ok) {
    const { links: _links, ...mail } = rendering.message
    return { ...mail, problems: of.known }
  }
  // What is known to be wrong with the template is the reason, and says it better.
  if (of.known.some(({ severity, code }) => severity === 'error' && (code === 'LIQUID_ERROR' || code === 'UNKNOWN_FILTER' || code === 'MJML_ERROR'))) return { ...nothing, problems: of.known }
  return { ...nothing, problems: [...of.known, failureOf(rendering, of.format)] }
}

function failureOf({ part, line, message }: Extract<Rendering, { ok: false }>, format: TemplateContent['format']): TemplateProblem {
  const own = part === 'subject' || part === 'preheader' || part === 'from' ? part : 'body'
  // Lines of compiled MJML and of the text made from it are not those its author wrote.
  const isAuthorsLine = own !== 'body' || (part === 'html' && format === 'html')
  return { code: 'LIQUID_ERROR', severity: 'error', part: own, line: isAuthorsLine ? line : null, message }
}
