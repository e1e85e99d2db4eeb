import type { Liquid } from 'liquidjs'
import { escapeHtml } from './escape-html.ts'

/**
 * Where every output is escaped, the filters that give HTML must not be escaped again: these escape what they are given
 * and mark the result as done. Followed by another filter the result is escaped as any other text, which is safe.
 */
export function registerHtmlFilters(liquid: Liquid): void {
  liquid.registerFilter('escape', { raw: true, handler: (value: unknown) => escapeHtml(textOf(value)) })
  liquid.registerFilter('escape_once', { raw: true, handler: (value: unknown) => escapeHtml(unescapeHtml(textOf(value))) })
  liquid.registerFilter('newline_to_br', { raw: true, handler: (value: unknown) => escapeHtml(textOf(value)).replace(/\r?\n/g, '<br />\n') })
}

const characters: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&#34;': '"', '&#39;': "'" }

const textOf = (value: unknown): string => (value === null || value === undefined ? '' : Array.isArray(value) ? value.map(textOf).join('') : String(value))
const unescapeHtml = (text: string): string => text.replace(/&(?:amp|lt|gt|#34|#39);/g, (entity) => characters[entity] ?? entity)
