import { t } from '@sendero/i18n'
import type { Language, Variable } from '../template-draft.ts'
import type { CompletionPlace } from '../kernels/markup/completion-place.ts'

/** What there is to offer. Empty until the server has told. */
export interface CompletionSources {
  readonly format: 'mjml' | 'html'
  readonly language: Language | null
  readonly variables: readonly Variable[]
}

/** One offer. `insert` holds `|` where the cursor goes; without it the cursor goes behind. */
export interface Offer {
  readonly label: string
  readonly detail: string
  readonly info?: string
  readonly insert: string
  readonly kind: 'variable' | 'filter' | 'tag' | 'element' | 'attribute' | 'value'
  /** `tag`: the insertion replaces the whole tag under the cursor, from its `{%`. */
  readonly replaces: 'word' | 'tag'
  /** From 0: what is most likely meant. */
  readonly rank: number
}

/** What may be typed at a place, the most likely first. */
export function completionOffers(place: CompletionPlace, sources: CompletionSources): Offer[] {
  switch (place.kind) {
    case 'variable': return [...place.locals.map((name): Offer => ({ ...plain(name, 'variable'), detail: t('set in this template'), rank: 0 })), ...variableOffers(sources.variables)]
    case 'filter': return (sources.language?.filters ?? []).map(({ name, does, example }): Offer => ({ ...plain(name, 'filter'), detail: does, info: example, rank: commonFilters.includes(name) ? 0 : 1 }))
    case 'tag': return tagOffers(place.open, sources.language)
    case 'element': return elementOffers(place.parent, sources)
    case 'closing': return place.parent === null ? [] : [{ ...plain(place.parent, 'element'), insert: `${place.parent}>`, detail: t('closes it') }]
    case 'attribute': return attributeOffers(place, sources)
    case 'value': return valueOffers(place, sources)
  }
}

const commonFilters: readonly string[] = ['default', 'date', 'escape', 'capitalize', 'round', 'upcase', 'url_encode', 'newline_to_br']

const plain = (label: string, kind: Offer['kind']): Offer => ({ label, kind, insert: label, detail: '', replaces: 'word', rank: 1 })

/** "Pro, free · 93% of customers": the examples say most. */
export function variableDetail({ examples, types, source, share }: Variable): string {
  const words = examples.length > 0 ? examples.join(', ') : types.join(' or ')
  return source === 'customer' && share < 1 && share > 0 ? t('{words} · {share} of customers', { words, share: percent(share) }) : words
}

const percent = (share: number): string => (share < 0.01 ? t('under 1%') : `${Math.round(share * 100)}%`)

const sourceRanks: Readonly<Record<Variable['source'], number>> = { customer: 1, event: 2, workspace: 3, message: 3 }

const variableOffers = (variables: readonly Variable[]): Offer[] => variables.map((variable): Offer => ({
  ...plain(variable.path, 'variable'), detail: variableDetail(variable), rank: sourceRanks[variable.source],
}))

const innerTags: Readonly<Record<string, readonly string[]>> = { if: ['elsif', 'else'], unless: ['elsif', 'else'], case: ['when', 'else'], for: ['else'] }

/** First the way out of what is open, then everything that can be opened. */
function tagOffers(open: readonly string[], language: Language | null): Offer[] {
  const innermost = open.at(-1)
  const inner = innermost === undefined ? [] : [`end${innermost}`, ...(innerTags[innermost] ?? [])]
  return [
    ...inner.map((name): Offer => ({ ...plain(name, 'tag'), insert: /^(?:elsif|when)$/.test(name) ? `{% ${name} | %}` : `{% ${name} %}`, replaces: 'tag', detail: t('of {tag}', { tag: `{% ${innermost ?? ''} %}` }), rank: 0 })),
    ...(language?.tags ?? []).map(({ name, example, does }): Offer => ({ ...plain(name, 'tag'), insert: example, replaces: 'tag', detail: does })),
  ]
}

const htmlElements: readonly (readonly [name: string, does: string])[] = [
  ['a', t('Link')], ['b', t('Bold')], ['strong', t('Important')], ['em', t('Stressed')], ['i', t('Italic')], ['p', t('Paragraph')], ['br', t('New line')], ['h1', t('Heading')], ['h2', t('Heading')], ['h3', t('Heading')],
  ['img', t('Picture')], ['span', t('Piece of text')], ['div', t('Block')], ['ul', t('List')], ['ol', t('Numbered list')], ['li', t('Part of a list')], ['table', t('Table')], ['tr', t('Row')], ['td', t('Cell')], ['th', t('Head of a column')],
]
const emptyElements: ReadonlySet<string> = new Set(['br', 'img', 'mj-image', 'mj-divider', 'mj-spacer', 'mj-font', 'mj-breakpoint', 'mj-carousel-image', 'mj-html-attribute'])

function elementOffers(parent: string | null, { format, language }: CompletionSources): Offer[] {
  const offer = (name: string, does: string, rank: number): Offer => ({
    ...plain(name, 'element'), detail: does, rank,
    insert: emptyElements.has(name) ? (name.startsWith('mj-') ? `${name} | />` : name === 'br' ? 'br>' : `${name} |>`) : name === 'a' ? 'a href="|"></a>' : `${name}>|</${name}>`,
  })
  const html = htmlElements.map(([name, does]) => offer(name, does, 1))
  if (format === 'html' || language === null) return html
  const inside = language.elements.find(({ name }) => name === parent)
  if (parent === null) return [offer('mjml', t('The whole mail'), 0)]
  if (inside === undefined || inside.children.length === 0) return parent === 'mj-attributes' ? [offer('mj-all', t('Defaults for everything'), 0), ...language.elements.map(({ name, does }) => offer(name, does, 1))] : html
  return inside.children.map((child, index) => offer(child, language.elements.find(({ name }) => name === child)?.does ?? '', index))
}

const htmlAttributes: Readonly<Record<string, readonly string[]>> = { a: ['href', 'title'], img: ['src', 'alt', 'width', 'height'], table: ['width', 'align', 'cellpadding', 'cellspacing', 'border', 'role'], td: ['width', 'align', 'valign', 'colspan'], th: ['width', 'align', 'valign', 'colspan'] }

function attributeOffers({ element, used }: Extract<CompletionPlace, { kind: 'attribute' }>, { language }: CompletionSources): Offer[] {
  const known = language?.elements.find(({ name }) => name === element)
  const names = known ? [...known.attributes.map(({ name }) => name), ...(element.startsWith('mj-') ? ['mj-class', 'css-class'] : [])] : [...(htmlAttributes[element] ?? []), 'style', 'class']
  return names.filter((name) => !used.includes(name)).map((name, index): Offer => {
    const values = known?.attributes.find((attribute) => attribute.name === name)?.values ?? []
    return { ...plain(name, 'attribute'), insert: `${name}="|"`, detail: values.join(', '), rank: index }
  })
}

function valueOffers({ element, attribute }: Extract<CompletionPlace, { kind: 'value' }>, { language }: CompletionSources): Offer[] {
  if (attribute === 'href') return [{ ...plain('{{ unsubscribe_url }}', 'value'), detail: t('Unsubscribes in one click') }]
  const values = language?.elements.find(({ name }) => name === element)?.attributes.find(({ name }) => name === attribute)?.values ?? []
  return values.map((value, index): Offer => ({ ...plain(value, 'value'), rank: index }))
}
