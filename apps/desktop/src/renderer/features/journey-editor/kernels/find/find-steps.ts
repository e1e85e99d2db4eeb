import type { JourneyDocument, JourneyNode } from '@sendero/flow-engine/document'

export interface Search {
  /** Words that all must be found, and filters such as `type:email`, `has:problem`, `uses:segment` or `is:skipped`. */
  readonly query: string
  /** What a kind is called. */
  readonly titleOf: (kind: JourneyNode['kind']) => string
  /** The name of a template, a segment or another step by its id, as far as it is known. */
  readonly nameOf: (id: string) => string | null
  readonly hasProblem: (id: string) => boolean
}

/** A step, or the entry, as a search sees it. */
interface Searched {
  readonly id: string
  readonly kind: string
  readonly title: string
  readonly name: string
  readonly isSkipped: boolean
  /** Every text that is set in it. */
  readonly values: readonly string[]
}

/** The ids of the steps a query finds, in document order, the entry first; a query without words finds nothing. */
export function findSteps(document: JourneyDocument, search: Search): string[] {
  const terms = search.query.toLowerCase().split(/\s+/).filter((term) => term !== '')
  if (terms.length === 0) return []
  return [entryOf(document), ...document.nodes.map((node) => stepOf(node, search))].filter((step) => {
    const text = textOf(step, search)
    return terms.every((term) => matches(term, step, { search, text }))
  }).map(({ id }) => id)
}

const entryOf = ({ entry, ends = [] }: JourneyDocument): Searched => ({ id: 'entry', kind: 'entry', title: 'Entry', name: '', isSkipped: false, values: valuesIn([entry, ends]) })
const stepOf = ({ id, kind, name = '', skipped = false, config }: JourneyNode, { titleOf }: Search): Searched => ({ id, kind, title: titleOf(kind), name, isSkipped: skipped, values: valuesIn(config) })

function matches(term: string, step: Searched, { search, text }: { readonly search: Search; readonly text: string }): boolean {
  const [filter, value = ''] = term.split(':', 2)
  switch (filter) {
    case 'type': return value === '' || step.kind.toLowerCase().startsWith(value) || pressed(step.title).includes(pressed(value))
    case 'has': return value !== '' && 'problem'.startsWith(value.replace('error', 'problem')) ? search.hasProblem(step.id) : true
    case 'uses': return value === '' || uses(step, value, search)
    case 'is': return 'skipped'.startsWith(value) ? value === '' || step.isSkipped : text.includes(term)
    default: return text.includes(term)
  }
}

const prefixes: Readonly<Record<string, string>> = { segment: 'seg_', template: 'tpl_', journey: 'wf_', list: 'lst_' }

/** A thing of a kind, as `uses:segment`, or one by its name without its spaces, as `uses:trialusers`. */
function uses({ values }: Searched, wanted: string, { nameOf }: Search): boolean {
  const prefix = prefixes[wanted]
  return values.some((value) => (prefix === undefined ? pressed(nameOf(value) ?? value).includes(pressed(wanted)) : value.startsWith(prefix)))
}

const pressed = (text: string): string => text.toLowerCase().replaceAll(/[\s-]/g, '')

/** Everything a person may remember of a step: its name, its kind, what is set in it, and the names behind the ids. */
function textOf({ id, name, title, values }: Searched, { nameOf }: Search): string {
  return [name, title, id, ...values, ...values.flatMap((value) => nameOf(value) ?? [])].join('\n').toLowerCase()
}

function valuesIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value === 'number') return [String(value)]
  if (Array.isArray(value)) return value.flatMap(valuesIn)
  return typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, each]) => [key, ...valuesIn(each)]) : []
}
