import { compileJourney, type Diagnostic } from '@sendero/flow-engine'
import type { JourneyDocument, JourneyNode } from '@sendero/flow-engine/document'

/**
 * Everything that is wrong or doubtful in a document, also while parts of it are unfinished. The compiler stops at a value
 * that is none; here such a part is replaced by a finished stand-in, so that the rest is still looked at.
 */
export function diagnose(document: JourneyDocument): readonly Diagnostic[] {
  return [...compiled(document), ...emptyRules(document)]
}

/** A branch without a rule is right for the engine: it takes everybody. While drawing it is most likely forgotten. */
function emptyRules({ nodes }: JourneyDocument): Diagnostic[] {
  return nodes.flatMap((node) => node.kind !== 'splitRules' ? [] : node.config.branches.filter(({ rule }) => 'op' in rule && rule.op === 'and' && rule.rules.length === 0).map((branch): Diagnostic => (
    { code: 'BRANCH_TAKES_EVERYBODY', severity: 'warning', nodeId: node.id, params: { branchId: branch.id, name: branch.name ?? branch.id }, message: `The branch "${branch.name ?? branch.id}" has no rule, so everybody takes it.` })))
}

function compiled(document: JourneyDocument): readonly Diagnostic[] {
  const compilation = compileJourney(document)
  const shapes = compilation.diagnostics.filter(({ code }) => code === 'DOCUMENT_INVALID')
  if (compilation.ok || shapes.length === 0) return compilation.diagnostics
  const unfinished = new Set(shapes.map(({ nodeId, params }) => nodeId ?? (isEntryPath(params['path']) ? 'entry' : '')))
  const standIn = {
    ...document,
    entry: unfinished.has('entry') ? { ...document.entry, trigger: { kind: 'event', event: 'any', where: [] } } : document.entry,
    nodes: document.nodes.map((node) => unfinished.has(node.id) ? finished(node) : node),
  }
  const others = compileJourney(standIn).diagnostics.filter(({ code, nodeId }) => code !== 'DOCUMENT_INVALID' || !unfinished.has(nodeId ?? 'entry'))
  return [...onePerSubject(shapes), ...others.filter(({ nodeId, code }) => nodeId === null || !unfinished.has(nodeId) || aboutWays.has(code))]
}

/** What is said of a step because of where it stands, not of what is set in it. */
const aboutWays: ReadonlySet<string> = new Set(['UNREACHABLE_NODE', 'OPEN_PORT', 'CYCLE_WITHOUT_WAIT', 'EDGE_FROM_UNKNOWN_PORT', 'PORT_WITH_SEVERAL_EDGES', 'DUPLICATE_NODE_ID'])

const isEntryPath = (path: unknown): boolean => typeof path === 'string' && path.startsWith('entry')

/** A condition without a value fails in every way a condition can be written: once said is enough. */
function onePerSubject(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...new Map(diagnostics.map((diagnostic) => [`${diagnostic.nodeId ?? ''} ${diagnostic.nodeId === null ? String(diagnostic.params['path']) : ''}`, diagnostic])).values()]
}

/** The same ports, everything else as it may be published. */
function finished(node: JourneyNode): unknown {
  switch (node.kind) {
    case 'splitRules': return { ...node, config: { branches: node.config.branches.map((branch) => ({ ...branch, name: undefined, rule: { op: 'and', rules: [] } })) } }
    case 'splitPercent': return { ...node, config: { salt: 'any', branches: node.config.branches.map(({ id }, at, all) => ({ id, percent: evenShare(at, all.length) })) } }
    case 'waitForEvent': return { ...node, config: { event: 'any', where: [], timeout: 'P1D' } }
    case 'wait': return { ...node, config: { for: 'P1D' } }
    case 'email': return { ...node, config: { templateId: 'any' } }
    case 'webhook': return { ...node, config: { method: 'GET', url: 'https://example.com', headers: {}, body: null } }
    case 'updateCustomer': return { ...node, config: { set: {}, unset: ['any'] } }
    case 'goal': return { ...node, config: { name: 'any' } }
    case 'exit': return { ...node, config: {} }
  }
}

/** Shares of 100 with two decimals that add up, whatever the number of branches. */
function evenShare(at: number, count: number): number {
  const share = Math.floor(10_000 / Math.max(1, count))
  return (at === count - 1 ? 10_000 - share * (count - 1) : share) / 100
}
