import type { Diagnostic } from '@sendero/flow-engine'
import { nodeLabels, type JourneyDocument } from '@sendero/flow-engine/document'
import { stepWords } from './step-words.ts'

/** What a diagnostic means for going live. */
export type ProblemLevel = 'blocks' | 'check' | 'tip'

export interface Problem {
  readonly key: string
  readonly level: ProblemLevel
  /** The step it is about, `entry`, or null for the journey as a whole. */
  readonly nodeId: string | null
  readonly text: string
  readonly diagnostic: Diagnostic
}

const levels = { error: 'blocks', warning: 'check', info: 'tip' } as const

/** Diagnostics in the words of the canvas, what blocks first. */
export function problemsOf(diagnostics: readonly Diagnostic[], document: JourneyDocument): Problem[] {
  const labels = nodeLabels(document)
  const order = { blocks: 0, check: 1, tip: 2 }
  return diagnostics.map((diagnostic, at): Problem => ({
    key: `${diagnostic.code} ${diagnostic.nodeId ?? ''} ${at}`,
    level: levels[diagnostic.severity],
    nodeId: subjectOf(diagnostic),
    text: textOf(diagnostic, labels),
    diagnostic,
  })).sort((a, b) => order[a.level] - order[b.level])
}

function subjectOf({ code, nodeId, params }: Diagnostic): string | null {
  if (nodeId !== null) return nodeId
  const path = params['path']
  // Goals and exits of the whole journey are set at the entry.
  return atEntry.has(code) || (typeof path === 'string' && /^(entry|ends)/.test(path)) ? 'entry' : null
}

const atEntry: ReadonlySet<string> = new Set(['NO_START', 'DOCUMENT_EMPTY', 'DUPLICATE_END_ID', 'END_EVENT_MISSING', 'END_SEGMENT_MISSING', 'END_HOLDS_FOR_EVERYBODY'])

function textOf(diagnostic: Diagnostic, labels: ReadonlyMap<string, string>): string {
  const said = stepWords[diagnostic.code]?.(diagnostic.params)
  if (said !== undefined) return said
  return diagnostic.code === 'DOCUMENT_INVALID' ? shapeWords(diagnostic.params) : withNames(diagnostic.message, labels)
}

/** A value that is none yet, by where it is missing. */
function shapeWords({ path, problem }: Diagnostic['params']): string {
  const place = typeof path === 'string' ? path : ''
  const entry = entryWords[place]
  if (entry !== undefined) return entry
  if (place.startsWith('entry.trigger.where')) return 'A filter of the entry is not finished.'
  if (place.startsWith('ends')) return 'A goal or exit of the whole journey is not finished.'
  if (place.includes('.rule')) return 'A rule is not finished.'
  if (place.includes('.where')) return 'A filter is not finished.'
  return `${place.replace(/^nodes\[\d+\]\.(config\.)?/, '')}: ${typeof problem === 'string' ? problem : 'not right yet'}`
}

const entryWords: Readonly<Record<string, string>> = {
  'entry.trigger.event': 'Choose the event that starts the journey.', 'entry.trigger.segmentId': 'Choose the segment.', 'entry.trigger.key': 'The property to tell runs apart by is no name, such as orderId.',
  'entry.trigger.path': 'Choose the attribute that holds the date.', 'entry.trigger.time': 'Say at what time people enter.', 'entry.trigger.start': 'Choose the day and time.',
}

/** Ids are for machines: every step is called as the canvas calls it. */
function withNames(message: string, labels: ReadonlyMap<string, string>): string {
  return [...labels].reduce((text, [id, label]) => text.replaceAll(`"${label}" (${id})`, `"${label}"`).replaceAll(`${label} (${id})`, label).replaceAll(new RegExp(`(?<![\\w-])${escaped(id)}(?![\\w-])`, 'g'), label), message)
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
