import { compileJourney, type Diagnostic } from '@sendero/flow-engine'
import type { JourneyDocument } from '@sendero/flow-engine/document'
import { standIn } from './stand-ins.ts'

/**
 * Everything that is wrong or doubtful in a document, also while parts of it are unfinished. The compiler stops at a value
 * that is none; here such a part is replaced by a finished stand-in, so that the rest is still looked at.
 */
export function diagnose(document: JourneyDocument): readonly Diagnostic[] {
  return [...compiled(document), ...emptyRules(document), ...emptyEnds(document)]
}

/** A branch without a rule is right for the engine: it takes everybody. While drawing it is most likely forgotten. */
function emptyRules({ nodes }: JourneyDocument): Diagnostic[] {
  return nodes.flatMap((node) => node.kind !== 'splitRules' ? [] : node.config.branches.filter(({ rule }) => 'op' in rule && rule.op === 'and' && rule.rules.length === 0).map((branch): Diagnostic => (
    { code: 'BRANCH_TAKES_EVERYBODY', severity: 'warning', nodeId: node.id, params: { branchId: branch.id, name: branch.name ?? branch.id }, message: `The branch "${branch.name ?? branch.id}" has no rule, so everybody takes it.` })))
}

/** The same of a goal or exit of the whole journey: nobody would get past the entry. */
function emptyEnds({ ends = [] }: JourneyDocument): Diagnostic[] {
  return ends.flatMap(({ id, when }) => when.kind === 'rule' && 'op' in when.rule && when.rule.op === 'and' && when.rule.rules.length === 0 ? [
    { code: 'END_HOLDS_FOR_EVERYBODY', severity: 'warning', nodeId: null, params: { id }, message: `The goal or exit ${id} of the journey has no rule, so everybody meets it at once.` } as const] : [])
}

function compiled(document: JourneyDocument): readonly Diagnostic[] {
  const compilation = compileJourney(document)
  const shapes = compilation.diagnostics.filter(({ code }) => code === 'DOCUMENT_INVALID')
  if (compilation.ok || shapes.length === 0) return compilation.diagnostics
  const unfinished = new Set(shapes.map(subjectOf))
  const finished = {
    ...document,
    entry: unfinished.has('entry') ? anyEntry : document.entry,
    nodes: document.nodes.map((node) => unfinished.has(node.id) ? standIn(node) : node),
    ...(document.ends === undefined ? {} : { ends: document.ends.map((end, at) => (unfinished.has(`ends[${at}]`) ? { ...end, name: undefined, when: { kind: 'event', event: 'any', where: [] } } : end)) }),
  }
  const others = compileJourney(finished).diagnostics.filter((diagnostic) => diagnostic.code !== 'DOCUMENT_INVALID' || !unfinished.has(subjectOf(diagnostic)))
  return [...onePerSubject(shapes), ...others.filter(({ nodeId, code }) => nodeId === null || !unfinished.has(nodeId) || aboutWays.has(code))]
}

const anyEntry = { trigger: { kind: 'event', event: 'any', where: [] }, reentry: { kind: 'never' } }

/** The step, `entry`, or the goal or exit of the whole journey as its path begins. */
function subjectOf({ nodeId, params }: Diagnostic): string {
  const path = typeof params['path'] === 'string' ? params['path'] : ''
  return nodeId ?? (path.startsWith('entry') ? 'entry' : /^ends\[\d+\]/.exec(path)?.[0] ?? '')
}

/** What is said of a step because of where it stands, not of what is set in it. */
const aboutWays: ReadonlySet<string> = new Set(['UNREACHABLE_NODE', 'OPEN_PORT', 'CYCLE_WITHOUT_WAIT', 'EDGE_FROM_UNKNOWN_PORT', 'PORT_WITH_SEVERAL_EDGES', 'DUPLICATE_NODE_ID'])

/** A condition without a value fails in every way a condition can be written: once said is enough. */
function onePerSubject(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...new Map(diagnostics.map((diagnostic) => [diagnostic.nodeId ?? (subjectOf(diagnostic).startsWith('ends') ? subjectOf(diagnostic) : String(diagnostic.params['path'])), diagnostic])).values()]
}
