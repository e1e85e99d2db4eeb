import { LiquidError } from 'liquidjs'
import type { Liquid, Template } from 'liquidjs'
import { createLiquid, templateLimits } from './liquid-engine.ts'
import type { RenderItem } from './render-protocol.ts'
import type { RenderResult } from './renderer.ts'

type Failure = Extract<RenderResult, { ok: false }>

const engines: Record<'html' | 'none', Liquid> = { html: createLiquid('html'), none: createLiquid('none') }
const parsed: Record<'html' | 'none', Map<string, Template[]>> = { html: new Map(), none: new Map() }
const mostParsed = 400

/** Renders every part of one item; the first part that fails fails the item. Runs in the render child. */
export function renderItem(item: RenderItem, sources: readonly string[]): RenderResult {
  const parts: Record<string, string> = {}
  let characters = 0
  for (const part of item.parts) {
    try {
      const text = String(engines[part.escape].renderSync(templateOf(sources[part.source] ?? '', part.escape), item.data))
      characters += text.length
      if (characters > templateLimits.outputCharacters) return failure(part.name, { code: 'TEMPLATE_LIMIT', message: `The result is longer than ${templateLimits.outputCharacters} characters`, line: null })
      parts[part.name] = text
    } catch (error) {
      return failure(part.name, describe(error))
    }
  }
  return { ok: true, parts }
}

function templateOf(source: string, escape: 'html' | 'none'): Template[] {
  const cache = parsed[escape]
  const known = cache.get(source)
  if (known) return known
  const template = engines[escape].parse(source)
  if (cache.size >= mostParsed) cache.delete(cache.keys().next().value ?? '')
  cache.set(source, template)
  return template
}

const failure = (part: string, what: Omit<Failure, 'ok' | 'part'>): Failure => ({ ok: false, part, ...what })

function describe(error: unknown): Omit<Failure, 'ok' | 'part'> {
  const message = error instanceof Error ? error.message : String(error)
  if (message.includes('template render limit exceeded')) return { code: 'TEMPLATE_TIMEOUT', message: `Rendering took longer than ${templateLimits.renderMs} ms`, line: null }
  if (/limit exceeded|Invalid string length|Maximum call stack|Invalid array length/.test(message)) return { code: 'TEMPLATE_LIMIT', message: 'The template needs too much memory', line: lineOf(error) }
  return { code: 'TEMPLATE_ERROR', message: message.split('\n')[0]?.replace(/, line:\d+, col:\d+$/, '') ?? message, line: lineOf(error) }
}

function lineOf(error: unknown): number | null {
  if (!LiquidError.is(error)) return null
  const match = /, line:(\d+), col:\d+$/m.exec((error as Error).message)
  return match ? Number(match[1]) : null
}
