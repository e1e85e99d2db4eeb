import type { JourneyDocument } from '@sendero/flow-engine/document'
import type { Intent, NewId } from '../kernels/document/command.ts'
import { removeBranch, setConfig } from '../kernels/document/intents/configure-steps.ts'
import { removeEnd, renewEndIds } from '../kernels/document/intents/end-edits.ts'
import { connectSteps } from '../kernels/document/intents/connect-steps.ts'
import { insertSteps } from '../kernels/document/intents/insert-steps.ts'
import { removeSteps } from '../kernels/document/intents/remove-steps.ts'
import { firstOpenSlot } from '../kernels/document/slot.ts'
import { journeyIndex } from '../kernels/graph/journey-index.ts'
import { heads } from '../kernels/graph/reachable.ts'
import { evenPercents } from '../nodes/shares/even-percents.ts'
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
    if (node.kind === 'splitPercent') return { ...node.config, branches: evened(node.config.branches) }
    return node.kind === 'experiment' ? { ...node.config, variants: evened(node.config.variants) } : null
  }),
  ONE_VARIANT: ({ nodeId }) => withNode(nodeId, 'Add a variant', (node, newId) => (
    node.kind === 'experiment' ? { ...node.config, variants: evened([...node.config.variants, { id: `b-${newId()}`, name: 'B', percent: 0 }]) } : null)),
  FALLBACK_UNKNOWN: ({ nodeId }) => withNode(nodeId, 'Take the best so far', (node) => (node.kind === 'experiment' ? { ...node.config, fallback: '' } : null)),
  WEEKDAYS_MISSING: ({ nodeId }) => withNode(nodeId, 'Monday to Friday', (node) => (node.kind === 'waitForWindow' ? { ...node.config, weekdays: [1, 2, 3, 4, 5] } : null)),
  YEARLY_OF_EVENT: ({ nodeId }) => withNode(nodeId, 'Only once', (node) => (node.kind === 'waitUntil' ? { ...node.config, yearly: false } : null)),
  DUPLICATE_END_ID: () => ({ label: 'Tell them apart', intent: (now, newId) => renewEndIds(now, newId) }),
  LINT_BRANCH_NEVER: ({ nodeId, diagnostic }) => {
    const { branchId } = diagnostic.params
    return nodeId === null || typeof branchId !== 'string' ? null : { label: 'Delete the branch', intent: (now) => removeBranch(now, { id: nodeId, port: branchId, withSteps: true }) }
  },
  LINT_END_AT_ENTRY: ({ diagnostic }) => {
    const { endId } = diagnostic.params
    return typeof endId !== 'string' ? null : { label: 'Take it away', intent: (now) => removeEnd(now, endId) }
  },
  SALT_MISSING: ({ nodeId }) => withNode(nodeId, 'Give it one', withSalt),
  SAME_SALT: ({ nodeId }) => withNode(nodeId, 'Give it its own', withSalt),
  WEBHOOK_BODY_WITH_GET: ({ nodeId }) => withNode(nodeId, 'Use POST', (node) => node.kind === 'webhook' ? { ...node.config, method: 'POST' } : null),
  OPEN_PORT: ({ nodeId, diagnostic }) => {
    const { port } = diagnostic.params
    return nodeId === null || typeof port !== 'string' ? null : { label: 'Add an exit', intent: (now, newId) => insertSteps(now, { steps: [{ kind: 'exit' }], slot: { kind: 'port', from: nodeId, port } }, newId) }
  },
}

type Node = JourneyDocument['nodes'][number]

function withSalt(node: Node, newId: NewId): Node['config'] | null {
  switch (node.kind) {
    case 'splitPercent': return { ...node.config, salt: newId() }
    case 'experiment': return { ...node.config, salt: newId() }
    case 'holdout': return { ...node.config, salt: newId() }
    default: return null
  }
}

function evened<Share extends { readonly percent: number }>(shares: readonly Share[]): Share[] {
  const percents = evenPercents(shares.length)
  return shares.map((share, at) => ({ ...share, percent: percents[at] ?? 0 }))
}

function withNode(nodeId: string | null, label: string, configOf: (node: Node, newId: NewId) => Node['config'] | null): ProblemFix | null {
  if (nodeId === null) return null
  return { label, intent: (document, newId) => {
    const node = journeyIndex(document).nodes.get(nodeId)
    const config = node === undefined ? null : configOf(node, newId)
    return config === null ? { ok: false, reason: 'That step is no longer there.' } : setConfig(document, { id: nodeId, config })
  } }
}
