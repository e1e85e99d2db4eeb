import { snippet } from '@codemirror/autocomplete'
import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete'
import type { EditorView } from '@codemirror/view'
import { completionPlace } from '../kernels/markup/completion-place.ts'
import { completionOffers } from './completion-options.ts'
import type { CompletionSources, Offer } from './completion-options.ts'

/** Offers of the template for the editor's list. What there is to offer is asked anew each time: it arrives while one types. */
export const completeTemplate = (sources: () => CompletionSources) => (context: CompletionContext): CompletionResult | null => {
  const place = completionPlace(context.state.sliceDoc(0, context.pos))
  if (place === null) return null
  const offers = completionOffers(place, sources())
  return offers.length === 0 ? null : { from: place.from, options: offers.map(toCompletion), validFor: place.kind === 'value' ? /^[^"']*$/ : /^[\w.-]*$/ }
}

const types: Readonly<Record<Offer['kind'], string>> = { variable: 'variable', filter: 'function', tag: 'keyword', element: 'type', attribute: 'property', value: 'constant' }

function toCompletion(offer: Offer): Completion {
  return {
    label: offer.label, detail: offer.detail, type: types[offer.kind], boost: Math.max(-90, -offer.rank),
    ...(offer.info === undefined || offer.info === '' ? {} : { info: offer.info }),
    ...(offer.insert === offer.label && offer.replaces === 'word' ? {} : { apply: applied(offer) }),
  }
}

/** An insertion with a place for the cursor. A tag takes the place of the braces already there. */
const applied = (offer: Offer) => (view: EditorView, completion: Completion, ...[from, to]: [from: number, to: number]): void => {
  const { doc } = view.state
  const end = view.state.sliceDoc(to, Math.min(doc.length, to + 8))
  const [start, stop] = offer.replaces === 'tag'
    ? [view.state.sliceDoc(0, from).lastIndexOf('{%'), to + (/^[ \t]*-?%?\}/.exec(end)?.[0].length ?? 0)]
    : [from, to]
  snippet(asSnippet(offer.insert))(view, completion, start, stop)
}

/** The one bar is where the cursor goes; braces of Liquid are text. */
const asSnippet = (insert: string): string => insert.replace('|', '#{}')
