import { z } from 'zod'
import type { JsonObject } from '@sendero/flow-engine'

/** Deeper than any document the canvas makes, and shallow enough for everything that walks over one. */
const deepest = 100

// A draft may be half drawn or plain wrong: that is for diagnostics to say. Here stands only what the database can hold.

/** Any JSON object that can be stored. */
export const storableDocument = z.looseObject({}).superRefine((document, context) => {
  const problem = whyNotStorable(document)
  if (problem !== null) context.addIssue({ code: 'custom', message: problem })
}).transform((document) => document as JsonObject)

/** Why a value cannot be stored, in words; null when it can. Walks without recursion: depth is what it guards against. */
export function whyNotStorable(value: unknown): string | null {
  const rest: { value: unknown; depth: number }[] = [{ value, depth: 1 }]
  for (let item = rest.pop(); item !== undefined; item = rest.pop()) {
    const { value: each, depth } = item
    if (typeof each === 'string' && !isStorableText(each)) return 'It contains a character that is not text (NUL or half a surrogate pair).'
    if (typeof each !== 'object' || each === null) continue
    if (depth > deepest) return `It is nested deeper than ${deepest} levels.`
    if (!Array.isArray(each) && !Object.keys(each).every(isStorableText)) return 'It contains a name with a character that is not text.'
    for (const child of Object.values(each)) rest.push({ value: child, depth: depth + 1 })
  }
  return null
}

export function isStorableText(text: string): boolean {
  return !text.includes('\u0000') && !/\p{Surrogate}/u.test(text)
}
