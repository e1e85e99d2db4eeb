import type { Decision, JsonObject } from '@sendero/flow-engine'

export interface VisitOf {
  readonly journeyId: string
  readonly version: number
  readonly runId: string
  readonly customerId: string
}

/** Stands for the run of a decision that no run made: somebody was looked at and not let in. */
export const noRun = '00000000-0000-0000-0000-000000000000'

/**
 * Rows of the ClickHouse table `node_visits`, one per recorded decision, as the fields of a JSON object (the outbox adds the
 * workspace). Put together as text: tens of thousands of them are made in a second, and most of their parts repeat.
 */
export function nodeVisits({ journeyId, version, runId, customerId }: VisitOf, decisions: readonly Decision[]): string[] {
  const of = `"journey_id":"${journeyId}","version":${version},"run_id":"${runId}","customer_id":"${customerId}"`
  return decisions.map((decision) => `${of},"node_id":${quoted(decision.nodeId)},"visit":${decision.visit},"at":"${clickhouseInstant(decision.at)}",`
    + `"entered":${bit(decision.entered)},"left":${bit(decision.left)},"port":${quoted(decision.port ?? '')},"edge_id":${quoted(decision.edgeId ?? '')},`
    + `"is_goal":${bit(decision.isGoal)},"outcome":${quoted(decision.outcome)},"inputs":${JSON.stringify(JSON.stringify(decision.inputs))}`)
}

/** A decision of the shell itself: nothing was entered or left. */
export function shellDecision(given: { nodeId: string; visit: number; at: number; outcome: string; inputs: JsonObject }): Decision {
  return { ...given, entered: false, left: false, port: null, edgeId: null, isGoal: false }
}

const bit = (flag: boolean): 0 | 1 => (flag ? 1 : 0)

// Ids and words of plans: few, and the same again and again.
const quotedWords = new Map<string, string>()
const mostWords = 10_000

function quoted(word: string): string {
  const known = quotedWords.get(word)
  if (known !== undefined) return known
  const text = JSON.stringify(word)
  if (quotedWords.size >= mostWords) quotedWords.clear()
  quotedWords.set(word, text)
  return text
}

// All decisions of a batch carry the same instant.
let lastAt = -1
let lastText = ''

function clickhouseInstant(at: number): string {
  if (at !== lastAt) {
    lastText = new Date(at).toISOString().replace('T', ' ').slice(0, -1)
    lastAt = at
  }
  return lastText
}
