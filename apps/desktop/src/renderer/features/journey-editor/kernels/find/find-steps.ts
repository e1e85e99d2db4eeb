import type { JourneyDocument, JourneyNode } from '@sendero/flow-engine/document'

export interface Search {
  /** Words that all must be found, and filters such as `type:email` or `has:problem`. */
  readonly query: string
  /** What a kind is called. */
  readonly titleOf: (kind: JourneyNode['kind']) => string
  /** The name of a template or segment by its id, as far as it is known. */
  readonly nameOf: (id: string) => string | null
  readonly hasProblem: (id: string) => boolean
}

/** The ids of the steps a query finds, in document order; a query without words finds nothing. */
export function findSteps(document: JourneyDocument, search: Search): string[] {
  const terms = search.query.toLowerCase().split(/\s+/).filter((term) => term !== '')
  if (terms.length === 0) return []
  return document.nodes.filter((node) => {
    const text = textOf(node, search)
    return terms.every((term) => matches(term, node, { search, text }))
  }).map(({ id }) => id)
}

function matches(term: string, node: JourneyNode, { search, text }: { readonly search: Search; readonly text: string }): boolean {
  const [filter, value = ''] = term.split(':', 2)
  switch (filter) {
    case 'type': return value === '' || node.kind.toLowerCase().startsWith(value) || search.titleOf(node.kind).toLowerCase().replaceAll(/[\s-]/g, '').includes(value.replaceAll('-', ''))
    case 'has': return value !== '' && 'problem'.startsWith(value.replace('error', 'problem')) ? search.hasProblem(node.id) : true
    default: return text.includes(term)
  }
}

/** Everything a person may remember of a step: its name, its kind, what is set in it, and the names behind the ids. */
function textOf(node: JourneyNode, { titleOf, nameOf }: Search): string {
  const values: string[] = []
  collect(node.config, values)
  const names = values.flatMap((value) => nameOf(value) ?? [])
  return [node.name ?? '', titleOf(node.kind), node.id, ...values, ...names].join('\n').toLowerCase()
}

function collect(value: unknown, into: string[]): void {
  if (typeof value === 'string') into.push(value)
  else if (typeof value === 'number') into.push(String(value))
  else if (Array.isArray(value)) for (const each of value) collect(each, into)
  else if (typeof value === 'object' && value !== null) for (const [key, each] of Object.entries(value)) { into.push(key); collect(each, into) }
}
