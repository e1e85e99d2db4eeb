import { compileJourney } from '../compile/compile-journey.ts'
import type { JourneyDocument, JourneyEdge, JourneyNode } from '../document/journey-document.ts'
import type { JsonObject } from '../model/json.ts'
import type { Plan } from '../model/plan.ts'
import type { NodeConfigs, NodeKind } from '../nodes/registry.ts'
import type { PropertyCondition, Rule } from '../segment/rule.ts'

/**
 * Draws a journey line by line. Each node is attached to the open end of the line: the first port of the node before it;
 * `at` moves the open end to another port, `to` leads it to a node that exists.
 */
export interface JourneyBuilder {
  onSegment(segmentId: string): JourneyBuilder
  onEvent(event: string, options?: { where?: PropertyCondition[]; key?: string }): JourneyBuilder
  reentry(kind: 'never' | 'afterExit' | 'always'): JourneyBuilder
  email(id: string, templateId?: string): JourneyBuilder
  webhook(id: string, config?: Partial<NodeConfigs['webhook']>): JourneyBuilder
  wait(id: string, duration: string): JourneyBuilder
  waitForEvent(id: string, event: string, options: { timeout: string; where?: PropertyCondition[] }): JourneyBuilder
  splitPercent(id: string, percents: { [branchId: string]: number }, salt?: string): JourneyBuilder
  splitRules(id: string, rules: { [branchId: string]: Rule }): JourneyBuilder
  updateCustomer(id: string, set: JsonObject, unset?: string[]): JourneyBuilder
  goal(id: string, name?: string): JourneyBuilder
  exit(id: string): JourneyBuilder
  at(id: string, port: string): JourneyBuilder
  to(id: string): JourneyBuilder
  document(): JourneyDocument
  /** The compiled plan; throws with the messages when the journey has errors, which a test that asks for a plan did not mean. */
  plan(): Plan
}

interface OpenEnd { readonly from: string; readonly port: string }

export function journey(): JourneyBuilder {
  const nodes: JourneyNode[] = []
  const edges: JourneyEdge[] = []
  let entry: JourneyDocument['entry'] = { trigger: { kind: 'segmentEntered', segmentId: 'seg_1' }, reentry: { kind: 'never' } }
  let open: OpenEnd | null = { from: 'entry', port: 'next' }

  const attach = (to: string): void => {
    if (open !== null) edges.push({ id: `e${edges.length}`, from: open.from, port: open.port, to })
    open = null
  }
  const add = <Kind extends NodeKind>(kind: Kind, id: string, { config, port }: { config: NodeConfigs[Kind]; port: string | null }): JourneyBuilder => {
    attach(id)
    // Kind and config belong together by the signature; a generic member of a union cannot say so.
    nodes.push({ id, kind, config } as unknown as JourneyNode)
    open = port === null ? null : { from: id, port }
    return builder
  }
  const document = (): JourneyDocument => structuredCopy({ schemaVersion: 1, entry, nodes, edges, canvas: { direction: 'TB', offsets: {}, notes: [] } })

  const builder: JourneyBuilder = {
    onSegment: (segmentId) => { entry = { ...entry, trigger: { kind: 'segmentEntered', segmentId } }; return builder },
    onEvent: (event, { where = [], key } = {}) => {
      entry = { ...entry, trigger: { kind: 'event', event, where, ...(key === undefined ? {} : { key }) } }
      return builder
    },
    reentry: (kind) => { entry = { ...entry, reentry: { kind } }; return builder },
    email: (id, templateId = `tpl_${id}`) => add('email', id, { config: { templateId }, port: 'next' }),
    webhook: (id, config = {}) => add('webhook', id, { config: { method: 'POST', url: 'https://example.com/hook', headers: {}, body: null, ...config }, port: 'next' }),
    wait: (id, duration) => add('wait', id, { config: { for: duration }, port: 'next' }),
    waitForEvent: (id, event, { timeout, where = [] }) => add('waitForEvent', id, { config: { event, where, timeout }, port: 'event' }),
    splitPercent: (id, percents, salt = `salt-${id}`) => {
      const branches = Object.entries(percents).map(([branch, percent]) => ({ id: branch, percent }))
      return add('splitPercent', id, { config: { salt, branches }, port: branches[0]?.id ?? null })
    },
    splitRules: (id, rules) => {
      const branches = Object.entries(rules).map(([branch, rule]) => ({ id: branch, rule }))
      return add('splitRules', id, { config: { branches }, port: branches[0]?.id ?? 'else' })
    },
    updateCustomer: (id, set, unset = []) => add('updateCustomer', id, { config: { set, unset }, port: 'next' }),
    goal: (id, name = 'Converted') => add('goal', id, { config: { name }, port: null }),
    exit: (id) => add('exit', id, { config: {}, port: null }),
    at: (from, port) => { open = { from, port }; return builder },
    to: (id) => { attach(id); return builder },
    document,
    plan: () => {
      const compiled = compileJourney(document())
      if (compiled.ok) return compiled.plan
      throw new Error(`The journey does not compile:\n${compiled.diagnostics.map((diagnostic) => `${diagnostic.code}: ${diagnostic.message}`).join('\n')}`)
    },
  }
  return builder
}

/** What was built so far, apart from what is built on later. */
function structuredCopy(document: JourneyDocument): JourneyDocument {
  return JSON.parse(JSON.stringify(document)) as JourneyDocument
}
