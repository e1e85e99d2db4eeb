import type { NodeConfigs, NodeKind } from '@sendero/flow-engine/document'

export interface Addable {
  readonly kind: NodeKind
  readonly title: string
  /** Other words people use for it. */
  readonly synonyms: readonly string[]
}

export interface TypedStep {
  readonly kind: NodeKind
  readonly config?: Partial<NodeConfigs[NodeKind]>
}

/** The kinds a word may mean, best first; everything, in its order, for no word. */
export function searchKinds<Item extends Addable>(items: readonly Item[], query: string): Item[] {
  const wanted = query.trim().toLowerCase()
  if (wanted === '') return [...items]
  return items.map((item, at) => ({ item, at, score: scoreOf(item, wanted) })).filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.at - b.at).map(({ item }) => item)
}

function scoreOf({ title, synonyms }: Addable, wanted: string): number {
  const names = [title.toLowerCase(), ...synonyms]
  return Math.max(...names.map((name, at) => likeness(name, wanted) - (at === 0 ? 0 : 5)))
}

/** 100: the same; then starts, word starts, contains; then all letters in order, the closer together the better. */
function likeness(name: string, wanted: string): number {
  const plain = name.replaceAll('-', '')
  const query = wanted.replaceAll('-', '')
  if (plain === query) return 100
  if (plain.startsWith(query)) return 90
  if (plain.split(' ').some((word) => word.startsWith(query))) return 80
  if (plain.includes(query)) return 70
  return query.length < 2 ? 0 : scattered(plain, query)
}

function scattered(name: string, wanted: string): number {
  let at = -1
  let first = -1
  for (const letter of wanted) {
    at = name.indexOf(letter, at + 1)
    if (at < 0) return 0
    if (first < 0) first = at
  }
  return Math.max(1, 50 - (at - first + 1 - wanted.length) * 4)
}

/**
 * A whole chain in one line: `email > wait 2d > email`. Null when the line is no chain or a part of it means nothing; a
 * single word is a search, not a chain.
 */
export function typedChain(items: readonly Addable[], line: string): TypedStep[] | null {
  const parts = line.split(/>|→|,/).map((part) => part.trim()).filter((part) => part !== '')
  const steps = parts.flatMap((part) => typedStep(items, part) ?? [])
  return steps.length === 0 || steps.length < parts.length || (parts.length === 1 && steps[0]?.config === undefined) ? null : steps
}

function typedStep(items: readonly Addable[], part: string): TypedStep | null {
  const length = typedDuration(part)
  if (length === null) {
    const [found] = searchKinds(items, part)
    return found === undefined ? null : { kind: found.kind }
  }
  const [found] = length.rest === '' ? items.filter(({ kind }) => kind === 'wait') : searchKinds(items, length.rest)
  if (found?.kind === 'wait') return { kind: 'wait', config: { for: length.duration } }
  return found?.kind === 'waitForEvent' || found?.kind === 'waitForSegment' ? { kind: found.kind, config: { timeout: length.duration } } : null
}

const units: Readonly<Record<string, (amount: string) => string>> = {
  m: (amount) => `PT${amount}M`, h: (amount) => `PT${amount}H`, d: (amount) => `P${amount}D`, w: (amount) => `P${amount}W`, mo: (amount) => `P${amount}M`,
}

/** `2d`, `3 hours`, `1 month` anywhere in the words, as an ISO duration; null without one. */
function typedDuration(text: string): { readonly duration: string; readonly rest: string } | null {
  const match = /(?:^|\s)(\d{1,4})\s*(mo(?:nths?)?|m(?:in(?:ute)?s?)?|h(?:(?:ou)?rs?)?|d(?:ays?)?|w(?:(?:ee)?ks?)?)(?=\s|$)/i.exec(text)
  if (match === null) return null
  const [found, amount = '', unit = ''] = match
  const build = units[/^mo/i.test(unit) ? 'mo' : unit.charAt(0).toLowerCase()]
  return build === undefined ? null : { duration: build(amount), rest: text.replace(found, ' ').trim() }
}
