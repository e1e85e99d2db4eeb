import { jsonLanguage } from '@codemirror/lang-json'
import { parseRule } from '@sendero/flow-engine/segment'
import type { Rule } from '@sendero/flow-engine/segment'

export interface TextProblem {
  /** Counted from 1. */
  readonly line: number
  readonly from: number
  readonly to: number
  readonly message: string
}

/** Reads a text as a rule; null and what is wrong where, when it is none. */
export function readRuleText(text: string): { readonly rule: Rule | null; readonly problems: readonly TextProblem[] } {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    const from = faultIn(text)
    return { rule: null, problems: [problemAt(text, { from, to: Math.min(text.length, from + 1) }, `This is not JSON: ${wordsOf(error)}`)] }
  }
  const parsed = parseRule(value)
  if (parsed.ok) return { rule: parsed.rule, problems: [] }
  return { rule: null, problems: parsed.issues.map(({ path, message }) => problemAt(text, placeOf(text, path), message)) }
}

interface Span { readonly from: number; readonly to: number }

const problemAt = (text: string, { from, to }: Span, message: string): TextProblem => ({ from, to, message, line: text.slice(0, from).split('\n').length })

/** Where the grammar of JSON first fails. */
function faultIn(text: string): number {
  let first = text.trimEnd().length
  jsonLanguage.parser.parse(text).iterate({ enter: ({ type, from }) => { if (type.isError) first = Math.min(first, from) } })
  return Math.min(first, Math.max(0, text.length - 1))
}

/** The engine's words name places in its own way and at length: only what it met is kept. */
function wordsOf(error: unknown): string {
  const words = error instanceof Error ? error.message : String(error)
  return `${words.replace(/ in JSON at position.*| at position.*|, "[\s\S]*| \(line.*/, '')}.`
}

/** The value at a path, or as much of the way to it as there is. */
function placeOf(text: string, path: readonly (string | number)[]): Span {
  let node = jsonLanguage.parser.parse(text).topNode.firstChild
  let span: Span = { from: 0, to: text.length }
  for (const step of path) {
    if (node === null) break
    span = { from: node.from, to: node.to }
    if (typeof step === 'number') node = node.getChildren('⚠').length > 0 ? null : itemAt(node, step)
    else {
      const property = node.getChildren('Property').find((each) => { const name = each.getChild('PropertyName'); return name !== null && JSON.parse(text.slice(name.from, name.to)) === step })
      node = property?.lastChild ?? null
    }
  }
  return node === null ? { from: span.from, to: Math.min(span.to, span.from + 1) } : { from: node.from, to: node.to }
}

type Node = NonNullable<ReturnType<typeof jsonLanguage.parser.parse>['topNode']['firstChild']>

function itemAt(list: Node, index: number): Node | null {
  let item = list.firstChild
  let left = index
  for (; item !== null; item = item.nextSibling) {
    if (!/^[A-Z]/.test(item.name)) continue
    if (left === 0) return item
    left -= 1
  }
  return null
}
