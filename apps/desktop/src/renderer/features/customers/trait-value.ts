import type { JsonValue } from '@sendero/flow-engine'
import { t } from '@sendero/i18n'

/** How a person writes the value of a trait. A date is text in the form everything else reads as a date. */
export const traitKinds = ['text', 'number', 'boolean', 'date', 'json'] as const
export type TraitKind = (typeof traitKinds)[number]

export const traitKindLabels: Readonly<Record<TraitKind, string>> = { text: t('Text'), number: t('Number'), boolean: t('Yes or no'), date: t('Date'), json: t('List or object') }

const dateText = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/

export function kindOf(value: JsonValue): TraitKind {
  switch (typeof value) {
    case 'number': return 'number'
    case 'boolean': return 'boolean'
    case 'string': return dateText.test(value) && !Number.isNaN(Date.parse(value)) ? 'date' : 'text'
    default: return 'json'
  }
}

/** The value as it stands in the input of its kind. */
export function textOf(value: JsonValue): string {
  return typeof value === 'string' ? value : typeof value === 'object' ? JSON.stringify(value, null, 1) : String(value)
}

export type ParsedTrait = { readonly ok: true; readonly value: JsonValue } | { readonly ok: false; readonly problem: string }

const refuse = (problem: string): ParsedTrait => ({ ok: false, problem })

/** What was typed, as the kind that was chosen; never guesses another one. */
export function parseTrait(text: string, kind: TraitKind): ParsedTrait {
  switch (kind) {
    case 'text': return text === '' ? refuse(t('Write something, or remove the trait.')) : { ok: true, value: text }
    case 'number': return parseNumber(text.trim())
    case 'boolean': return text === 'true' || text === 'false' ? { ok: true, value: text === 'true' } : refuse(t('Choose yes or no.'))
    case 'date': return parseDate(text.trim())
    case 'json': return parseJson(text)
  }
}

function parseNumber(text: string): ParsedTrait {
  const value = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/.test(text) ? Number(text) : NaN
  return Number.isFinite(value) ? { ok: true, value } : refuse(t('This is not a number. Write it with a point: 12.5'))
}

function parseDate(text: string): ParsedTrait {
  return dateText.test(text) && !Number.isNaN(Date.parse(text)) ? { ok: true, value: text } : refuse(t('Write a day such as 2026-01-31, or an instant such as 2026-01-31T09:30:00Z.'))
}

function parseJson(text: string): ParsedTrait {
  try {
    const value = JSON.parse(text) as JsonValue
    return value === null ? refuse(t('null is nothing: remove the trait instead.')) : { ok: true, value }
  } catch {
    return refuse(t('This is not JSON. Write a list such as {list} or an object such as {object}.', { list: '["a", "b"]', object: '{"city": "Rome"}' }))
  }
}

/** In one line, for the table. */
export function shownTrait(value: JsonValue): string {
  if (typeof value === 'boolean') return value ? t('Yes') : t('No')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
