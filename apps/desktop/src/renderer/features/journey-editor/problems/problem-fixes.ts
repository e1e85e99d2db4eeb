import type { JourneyDocument } from '@sendero/flow-engine/document'
import type { Intent, NewId } from '../kernels/document/command.ts'
import { setConfig } from '../kernels/document/intents/configure-steps.ts'
import { connectSteps } from '../kernels/document/intents/connect-steps.ts'
import { insertSteps } from '../kernels/document/intents/insert-steps.ts'
import { removeSteps } from '../kernels/document/intents/remove-steps.ts'
import { firstOpenSlot } from '../kernels/document/slot.ts'
import { journeyIndex } from '../kernels/graph/journey-index.ts'
import { heads } from '../kernels/graph/reachable.ts'
import { evenPercents } from '../nodes/split-percent/even-percents.ts'
import type { Problem } from './problem-words.ts'

export interface ProblemFix {
  readonly label: string
  readonly intent: (document: JourneyDocument, newId: NewId) => Intent
}

type FixOf = (problem: Problem, document: JourneyDocument) => ProblemFix | null

/** What one click can put right. Null where a person has to decide. */
export function fixOf(problem: Problem, document: JourneyDocument): ProblemFix | null {
  return fixes[problem.diagnostic.code]?.(problem, document) ?? null
}

const fixes: Readonly<Record<string, FixOf>> = {
  NO_START: (_problem, document) => {
    const [first] = heads(journeyIndex(document))
    return first === undefined ? null : { label: 'Connect', intent: (now, newId) => connectSteps(now, { from: 'entry', port: 'next', to: first }, newId) }
  },
  NO_GOAL: (_problem, document) => {
    const slot = firstOpenSlot(document)
    return slot === null ? null : { label: 'Add a goal', intent: (now, newId) => insertSteps(now, { steps: [{ kind: 'goal' }], slot }, newId) }
  },
  EMAILS_WITHOUT_WAIT: ({ nodeId }) => nodeId === null ? null : { label: 'Add a wait', intent: (now, newId) => insertSteps(now, { steps: [{ kind: 'wait' }], slot: { kind: 'port', from: nodeId, port: 'next' } }, newId) },
  UNREACHABLE_NODE: ({ nodeId }) => nodeId === null ? null : { label: 'Delete', intent: (now) => removeSteps(now, { ids: [nodeId], mode: { kind: 'stitch' } }) },
  PERCENTS_NOT_100: ({ nodeId }) => withNode(nodeId, 'Even out', (node) => {
    if (node.kind !== 'splitPercent') return null
    const percents = evenPercents(node.config.branches.length)
    return { ...node.config, branches: node.config.branches.map((branch, at) => ({ ...branch, percent: percents[at] ?? 0 })) }
  }),
  SALT_MISSING: ({ nodeId }) => withNode(nodeId, 'Give it one', withSalt),
  SAME_SALT: ({ nodeId }) => withNode(nodeId, 'Give it its own', withSalt),
  WEBHOOK_BODY_WITH_GET: ({ nodeId }) => withNode(nodeId, 'Use POST', (node) => node.kind === 'webhook' ? { ...node.config, method: 'POST' } : null),
  OPEN_PORT: ({ nodeId, diagnostic }) => {
    const { port } = diagnostic.params
    return nodeId === null || typeof port !== 'string' ? null : { label: 'Add an exit', intent: (now, newId) => insertSteps(now, { steps: [{ kind: 'exit' }], slot: { kind: 'port', from: nodeId, port } }, newId) }
  },
}

type Node = JourneyDocument['nodes'][number]

const withSalt = (node: Node, newId: NewId): Node['config'] | null => (node.kind === 'splitPercent' ? { ...node.config, salt: newId() } : null)

function withNode(nodeId: string | null, label: string, configOf: (node: Node, newId: NewId) => Node['config'] | null): ProblemFix | null {
  if (nodeId === null) return null
  return { label, intent: (document, newId) => {
    const node = journeyIndex(document).nodes.get(nodeId)
    const config = node === undefined ? null : configOf(node, newId)
    return config === null ? { ok: false, reason: 'That step is no longer there.' } : setConfig(document, { id: nodeId, config })
  } }
}
