import { Liquid } from 'liquidjs'
import { registerDateFilters } from './liquid-dates.ts'
import { registerHtmlFilters } from './liquid-html-filters.ts'
import { liquidFilters } from './liquid-language.ts'

/**
 * What a template may cost. Time is checked between tags and outputs, so a single slow filter call can pass it:
 * the hard limit of the parent process is behind it.
 */
export const templateLimits = { parseCharacters: 600_000, renderMs: 200, memoryUnits: 1_000_000, outputCharacters: 2_000_000 } as const

const allowedFilters: ReadonlySet<string> = new Set(liquidFilters.map(({ name }) => name))

/** Tags that reach for other templates; there are none to reach. */
const refusedTags = ['include', 'render', 'layout', 'block'] as const

/** `html`: every output is escaped; `none`: for subjects, plain text, addresses and JSON. */
export function createLiquid(escape: 'html' | 'none'): Liquid {
  const liquid = new Liquid({
    templates: {}, cache: false, dynamicPartials: false,
    ownPropertyOnly: true, strictFilters: true, strictVariables: false,
    parseLimit: templateLimits.parseCharacters, renderLimit: templateLimits.renderMs, memoryLimit: templateLimits.memoryUnits,
    locale: 'en-US', timezoneOffset: 0,
    ...(escape === 'html' ? { outputEscape: 'escape' as const } : {}),
  })
  for (const name of Object.keys(liquid.filters)) if (!allowedFilters.has(name)) delete liquid.filters[name]
  for (const name of refusedTags) delete liquid.tags[name]
  registerDateFilters(liquid)
  registerJsonFilter(liquid)
  registerArithmetic(liquid)
  liquid.registerFilter('base64_url_safe_encode', (value: unknown) => Buffer.from(textOf(value)).toString('base64url'))
  liquid.registerFilter('base64_url_safe_decode', (value: unknown) => Buffer.from(textOf(value), 'base64url').toString())
  if (escape === 'html') registerHtmlFilters(liquid)
  return liquid
}

/** 10.1 minus 2.2 is 7.9 in a mail, not 7.8999999999999995. */
function registerArithmetic(liquid: Liquid): void {
  for (const name of ['plus', 'minus', 'times', 'modulo', 'sum']) {
    const original = liquid.filters[name]
    if (typeof original !== 'function') throw new Error(`Liquid has no ${name} filter`)
    liquid.registerFilter(name, function exact(...args: unknown[]) {
      const result: unknown = original.apply(this, args as Parameters<typeof original>)
      return typeof result === 'number' && !Number.isInteger(result) ? Number(result.toPrecision(15)) : result
    })
  }
}

const textOf = (value: unknown): string => (value === null || value === undefined ? '' : String(value))

/** A missing value is `null`, so that a JSON body stays JSON. */
function registerJsonFilter(liquid: Liquid): void {
  const original = liquid.filters['json']
  if (typeof original !== 'function') throw new Error('Liquid has no json filter')
  liquid.registerFilter('json', function json(value: unknown, ...args: unknown[]) {
    return original.call(this, value === undefined ? null : value, ...args)
  })
}
