import { t } from '@sendero/i18n'
import { readElements } from '../kernels/markup/open-elements.ts'
import { inOrder } from '../kernels/problem-marks.ts'
import type { TemplateProblem } from '../kernels/problem-marks.ts'
import { unknownVariables } from '../kernels/unknown-variables.ts'
import type { Draft, Preview, Variable } from '../template-draft.ts'

const mostHints = 20

/** What the server found in the draft it saw last, and what can be seen here at once: tags without their counterpart, traits nobody has. */
export function draftProblems(draft: Draft, { preview, variables }: { readonly preview: Preview | null; readonly variables: readonly Variable[] }): TemplateProblem[] {
  const known = variables.filter(({ source }) => source === 'customer').map(({ path }) => path)
  // Without a single trait seen, every one would be unknown.
  const traits = known.length > 2 ? known : []
  return inOrder([
    ...(preview?.problems ?? []),
    ...elementProblems(draft),
    ...(['subject', 'preheader', 'body'] as const).flatMap((part) => unknownVariables(draft[part], traits).slice(0, mostHints).map(({ path, line }): TemplateProblem => (
      { severity: 'hint', part, line, message: path.startsWith('customer.') ? t('No customer has the trait {trait}: it will be empty', { trait: path.slice('customer.'.length) }) : t('No customer has {path}: it will be empty', { path }) }))),
  ])
}

/** MJML takes a tag that is never closed without a word, and mails come out wrong. */
function elementProblems({ format, body }: Draft): TemplateProblem[] {
  if (format !== 'mjml') return []
  return readElements(body).faults.slice(0, mostHints).map(({ name, kind, at }): TemplateProblem => ({
    severity: 'warning', part: 'body', line: body.slice(0, at).split('\n').length,
    message: kind === 'neverClosed' ? t('{tag} is never closed', { tag: `<${name}>` }) : t('{tag} closes nothing', { tag: `</${name}>` }),
  }))
}
