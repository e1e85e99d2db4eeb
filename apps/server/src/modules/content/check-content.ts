import type { ContentRenderer, RenderResult } from '../../rendering/renderer.ts'
import type { TemplateContent, TemplateProblem } from './template-version.ts'

const parts = ['subject', 'preheader', 'from', 'body'] as const

/** Reads every part as Liquid, in the lines its author wrote. Whether it renders for a person is another question. */
export async function checkLiquid(renderer: ContentRenderer, content: TemplateContent): Promise<TemplateProblem[]> {
  const sources = { subject: content.subject, preheader: content.preheader, from: content.fromName, body: content.body }
  const results = await renderer.render(parts.map((part) => ({ parts: { [part]: { source: sources[part], escape: 'none' as const } }, data: {} })))
  return results.flatMap((result, index) => (result.ok ? [] : [problemOf(result, parts[index] ?? 'body')]))
}

function problemOf(result: Extract<RenderResult, { ok: false }>, part: TemplateProblem['part']): TemplateProblem {
  const isFilter = result.message.startsWith('undefined filter: ')
  return {
    code: isFilter ? 'UNKNOWN_FILTER' : 'LIQUID_ERROR', severity: 'error', part, line: result.line,
    message: isFilter ? `There is no filter ${result.message.slice('undefined filter: '.length)}` : result.message,
  }
}

/** MJML drops text that stands between its parts, and with it conditions that were meant to hold: everybody would get what was for some. */
export function checkLostLiquid(source: string, html: string): TemplateProblem[] {
  const withoutComments = source.replace(/<!--[\s\S]*?-->/g, (comment) => comment.replace(/[^\n]/g, ' '))
  return [...withoutComments.matchAll(/\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}/g)].filter(([tag]) => !html.includes(tag)).map(({ 0: tag, index }) => ({
    code: 'MJML_LIQUID_LOST', severity: 'error', part: 'body', line: source.slice(0, index).split('\n').length,
    message: `MJML drops ${tag.slice(0, 60)} here: put it inside a text or between <mj-raw> and </mj-raw>`,
  }))
}

/** What a marketing mail must have in its own text. */
export function checkUnsubscribeLink(content: TemplateContent): TemplateProblem[] {
  if (content.messageClass !== 'marketing' || /\bunsubscribe_url\b/.test(content.body)) return []
  return [{ code: 'UNSUBSCRIBE_LINK_MISSING', severity: 'error', part: 'body', line: null, message: 'A marketing mail needs a link to {{ unsubscribe_url }}' }]
}

export function checkSubject(content: TemplateContent): TemplateProblem[] {
  if (content.subject.trim() !== '') return []
  return [{ code: 'SUBJECT_MISSING', severity: 'warning', part: 'subject', line: null, message: 'The subject is empty' }]
}

/** All problems of a version, with those that depend on the settings of the workspace. */
export function templateProblems(version: Pick<TemplateContent, 'messageClass'> & { readonly problems: readonly TemplateProblem[] }, workspace: { readonly postalAddress: string }): TemplateProblem[] {
  if (version.messageClass !== 'marketing' || workspace.postalAddress.trim() !== '') return [...version.problems]
  return [...version.problems, { code: 'POSTAL_ADDRESS_MISSING', severity: 'error', part: 'body', line: null, message: 'A marketing mail needs the postal address of the sender: set it in the settings of the workspace' }]
}
