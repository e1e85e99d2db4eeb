import type { Diagnostic } from '@sendero/flow-engine'
import { nodeLabels, type JourneyDocument } from '@sendero/flow-engine/document'

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

/** Words for the step itself, where its name need not be said. Everything else speaks as the engine or the server does. */
const words: Readonly<Record<string, (params: Diagnostic['params']) => string>> = {
  TEMPLATE_MISSING: () => 'Choose a template to send.',
  DOCUMENT_EMPTY: () => 'Add a first step.',
  NO_START: () => 'Connect the entry to a first step.',
  OPEN_PORT: () => 'People leave the journey here.',
  NO_GOAL: () => 'There is no goal, so nobody can convert.',
  UNREACHABLE_NODE: () => 'Nobody gets here: no way leads to this step.',
  EVENT_NAME_MISSING: () => 'Choose the event to wait for.',
  DURATION_INVALID: ({ value }) => value === '' ? 'Say how long.' : `“${String(value)}” is no length of time.`,
  DURATION_NOT_POSITIVE: () => 'The wait is over at once: make it longer.',
  DURATION_TOO_LONG: ({ years }) => `The longest wait is ${String(years)} years.`,
  UPDATE_EMPTY: () => 'Nothing is changed yet: choose an attribute.',
  GOAL_NAME_MISSING: () => 'Give the goal a name.',
  WEBHOOK_URL_INVALID: ({ url }) => url === '' ? 'Say which address to call.' : 'The address must start with http:// or https://, or with Liquid.',
  WEBHOOK_BODY_WITH_GET: () => 'GET carries no body: use POST, or leave the body away.',
  PERCENTS_NOT_100: ({ total }) => `The shares add up to ${String(total)}%, not 100%.`,
  SALT_MISSING: () => 'The split has no salt of its own.',
  SAME_SALT: () => 'This split has the same salt as another one.',
  EMAILS_WITHOUT_WAIT: () => 'Another mail follows without a wait: both arrive at once.',
  CYCLE_WITHOUT_WAIT: () => 'This loop has no wait in it: people would go round it without end.',
  BRANCH_TAKES_EVERYBODY: ({ name }) => `“${String(name)}” has no rule: everybody takes it.`,
  SEGMENT_NOT_FOUND: () => 'A segment used here is gone. Choose another one.',
  TEMPLATE_NOT_FOUND: () => 'The template is gone. Choose another one.',
  TEMPLATE_ARCHIVED: ({ template }) => `The template “${String(template)}” is archived. Choose another one, or restore it.`,
}

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
  return code === 'NO_START' || code === 'DOCUMENT_EMPTY' || (typeof path === 'string' && path.startsWith('entry')) ? 'entry' : null
}

function textOf(diagnostic: Diagnostic, labels: ReadonlyMap<string, string>): string {
  const said = words[diagnostic.code]?.(diagnostic.params)
  if (said !== undefined) return said
  return diagnostic.code === 'DOCUMENT_INVALID' ? shapeWords(diagnostic.params) : withNames(diagnostic.message, labels)
}

/** A value that is none yet, by where it is missing. */
function shapeWords({ path, problem }: Diagnostic['params']): string {
  const place = typeof path === 'string' ? path : ''
  if (place === 'entry.trigger.event') return 'Choose the event that starts the journey.'
  if (place === 'entry.trigger.segmentId') return 'Choose the segment people enter.'
  if (place === 'entry.trigger.key') return 'The property to tell runs apart by is no name, such as orderId.'
  if (place.startsWith('entry.trigger.where')) return 'A filter of the entry is not finished.'
  if (place.includes('.rule')) return 'A rule is not finished.'
  if (place.includes('.where')) return 'A filter is not finished.'
  return `${place.replace(/^nodes\[\d+\]\.(config\.)?/, '')}: ${typeof problem === 'string' ? problem : 'not right yet'}`
}

/** Ids are for machines: every step is called as the canvas calls it. */
function withNames(message: string, labels: ReadonlyMap<string, string>): string {
  return [...labels].reduce((text, [id, label]) => text.replaceAll(`"${label}" (${id})`, `"${label}"`).replaceAll(`${label} (${id})`, label).replaceAll(new RegExp(`(?<![\\w-])${escaped(id)}(?![\\w-])`, 'g'), label), message)
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
