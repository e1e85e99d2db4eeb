import { normalizeAttributes } from '@sendero/flow-engine/segment'
import type { JsonObject, JsonValue } from '@sendero/flow-engine'

export const attributeTypes = ['text', 'number', 'boolean', 'date', 'list'] as const
export type AttributeType = (typeof attributeTypes)[number]

/** What was counted of the values at one path, over so many customers or events. */
export interface PathCounts {
  /** Where the path has a scalar at all. */
  readonly seen: number
  readonly numbers: number
  readonly dates: number
  readonly booleans: number
  readonly lists: number
}

export interface SeenAttribute {
  readonly path: string
  /** The most frequent first. */
  readonly types: readonly AttributeType[]
  /** Of what was looked at, the part that has it: above 0, at most 1. */
  readonly share: number
  /** As they were written, the most frequent first. */
  readonly examples: readonly string[]
}

const mostExamples = 3
const longestExample = 80

export function typesOf({ seen, numbers, dates, booleans, lists }: PathCounts): AttributeType[] {
  const counts: readonly (readonly [AttributeType, number])[] = [['number', numbers], ['date', dates], ['boolean', booleans], ['text', seen - numbers - dates - booleans]]
  const scalars = counts.filter(([, count]) => count > 0).sort((a, b) => b[1] - a[1]).map(([type]) => type)
  return lists > 0 ? [...scalars, 'list'] : scalars
}

/** Counts over attributes in memory, exactly as the question to ClickHouse counts. */
export function countPaths(sample: readonly JsonObject[]): Map<string, PathCounts> {
  const counts = new Map<string, PathCounts>()
  for (const attributes of sample) {
    const { text, num, time } = normalizeAttributes(attributes)
    for (const [path, values] of Object.entries(text)) {
      const before = counts.get(path) ?? { seen: 0, numbers: 0, dates: 0, booleans: 0, lists: 0 }
      counts.set(path, {
        seen: before.seen + 1,
        numbers: before.numbers + (path in num ? 1 : 0),
        dates: before.dates + (path in time ? 1 : 0),
        booleans: before.booleans + (values.every((value) => value === 'true' || value === 'false') ? 1 : 0),
        lists: before.lists + (values.length > 1 ? 1 : 0),
      })
    }
  }
  return counts
}

/** A few values by path, as they were written. */
export function examplesOf(sample: readonly JsonObject[]): Map<string, string[]> {
  const tallies = new Map<string, Map<string, number>>()
  for (const attributes of sample) visitScalars(attributes, { path: '', depth: 0 }, (path, value) => {
    const tally = tallies.get(path) ?? new Map<string, number>()
    tallies.set(path, tally)
    if (value !== '' && value.length <= longestExample) tally.set(value, (tally.get(value) ?? 0) + 1)
  })
  return new Map([...tallies].map(([path, tally]) => [path, [...tally].sort((a, b) => b[1] - a[1]).slice(0, mostExamples).map(([value]) => value)]))
}

const deepest = 10

function visitScalars(value: JsonValue, at: { readonly path: string; readonly depth: number }, found: (path: string, value: string) => void): void {
  if (value === null || at.depth > deepest) return
  if (Array.isArray(value)) for (const each of value) visitScalars(each, { ...at, depth: at.depth + 1 }, found)
  else if (typeof value === 'object') for (const [key, each] of Object.entries(value)) visitScalars(each, { path: at.path === '' ? key : `${at.path}.${key}`, depth: at.depth + 1 }, found)
  else found(at.path, String(value))
}
