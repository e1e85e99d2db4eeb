import type { RenderItem } from './render-protocol.ts'
import type { RenderRequest, RenderResult } from './renderer.ts'

/** Nothing a template says becomes code. */
export const noCodeFromText = ['--disallow-code-generation-from-strings']

export const failed = (code: 'TEMPLATE_ERROR' | 'TEMPLATE_LIMIT' | 'TEMPLATE_TIMEOUT', message: string): RenderResult => ({ ok: false, code, part: null, message, line: null })

/** Sources by their place: a batch of one template sends it once. */
export function packed(requests: readonly RenderRequest[]): { sources: string[]; items: RenderItem[] } {
  const places = new Map<string, number>()
  const placeOf = (source: string): number => {
    const known = places.get(source)
    if (known !== undefined) return known
    places.set(source, places.size)
    return places.size - 1
  }
  const items = requests.map(({ parts, data }) => ({ data, parts: Object.entries(parts).map(([name, part]) => ({ name, source: placeOf(part.source), escape: part.escape })) }))
  return { sources: [...places.keys()], items }
}
