import type { ContentRenderer } from '../../rendering/renderer.ts'
import { checkLiquid, checkLostLiquid, checkSubject, checkUnsubscribeLink } from './check-content.ts'
import type { TemplateContent, TemplateProblem } from './template-version.ts'

export interface CompiledContent { readonly compiledHtml: string; readonly compiledText: string; readonly problems: readonly TemplateProblem[] }

/** Everything that can be done once per version instead of once per message. A template with problems can be saved, not published. */
export async function compileContent(renderer: ContentRenderer, content: TemplateContent): Promise<CompiledContent> {
  const [liquid, html] = await Promise.all([checkLiquid(renderer, content), htmlOf(renderer, content)])
  const compiledHtml = withPostalAddress(html.html, content)
  const compiledText = await renderer.htmlToText(compiledHtml) ?? ''
  return { compiledHtml, compiledText, problems: [...checkSubject(content), ...liquid, ...html.problems, ...checkUnsubscribeLink(content)] }
}

async function htmlOf(renderer: ContentRenderer, content: TemplateContent): Promise<{ html: string; problems: TemplateProblem[] }> {
  if (content.format === 'html') return { html: content.body, problems: [] }
  const result = await renderer.compileMjml(content.body)
  if (!result.ok) return { html: '', problems: result.errors.map((error) => ({ code: 'MJML_ERROR', severity: 'error', part: 'body', ...error })) }
  const warnings = result.warnings.map((warning): TemplateProblem => ({ code: 'MJML_WARNING', severity: 'warning', part: 'body', ...warning }))
  // What a dropped part held is lost with it, and has been said.
  return { html: withoutIndentation(result.html), problems: warnings.length > 0 ? warnings : checkLostLiquid(content.body, result.html) }
}

/** MJML indents generously: half of what it writes is blanks at the start of lines. */
function withoutIndentation(html: string): string {
  return /<pre\b/i.test(html) ? html : html.replace(/\n\s+/g, '\n')
}

const footer = '<div style="margin:24px auto 0;padding:0 16px;max-width:600px;font-family:Helvetica,Arial,sans-serif;font-size:12px;line-height:1.5;color:#666666;text-align:center;">{{ workspace.postalAddress | newline_to_br }}</div>'

/** The law wants the sender's postal address in every marketing mail: it is put at the end of one that does not show it. */
function withPostalAddress(html: string, content: TemplateContent): string {
  if (html === '' || content.messageClass !== 'marketing' || /workspace\s*(?:\.\s*postalAddress|\[\s*["']postalAddress)/.test(content.body)) return html
  const end = html.toLowerCase().lastIndexOf('</body')
  return end === -1 ? html + footer : html.slice(0, end) + footer + html.slice(end)
}
