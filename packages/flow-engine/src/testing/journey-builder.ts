import { compileJourney } from '../compile/compile-journey.ts'
import type { JourneyEnd } from '../document/ends.ts'
import type { Entry } from '../document/entry.ts'
import type { JourneyDocument, JourneyEdge, JourneyNode } from '../document/journey-document.ts'
import type { Plan } from '../model/plan.ts'
import type { PropertyCondition, Rule } from '../segment/rule.ts'
import { nodeDrawers, type AddNode, type NodeDrawers } from './node-drawers.ts'

/**
 * Draws a journey line by line. Each node is attached to the open end of the line: the first port of the node before it;
 * `at` moves the open end to another port, `to` leads it to a node that exists.
 */
export interface JourneyBuilder extends NodeDrawers<JourneyBuilder> {
  onSegment(segmentId: string): JourneyBuilder
  onSegmentLeft(segmentId: string): JourneyBuilder
  onEvent(event: string, options?: { where?: PropertyCondition[]; key?: string }): JourneyBuilder
  onSchedule(start: string, options?: Partial<Omit<TriggerOf<'schedule'>, 'kind' | 'start'>>): JourneyBuilder
  onDate(path: string, options?: Partial<Omit<TriggerOf<'date'>, 'kind' | 'path'>>): JourneyBuilder
  onApi(): JourneyBuilder
  onJourney(): JourneyBuilder
  reentry(reentry: 'never' | 'afterExit' | 'always' | Entry['reentry']): JourneyBuilder
  /** A share of people who are never let in. */
  heldOut(percent: number, salt?: string): JourneyBuilder
  /** The goal of the journey as a whole, met wherever people stand. */
  goalWhen(id: string, when: EndWhen, name?: string): JourneyBuilder
  /** A reason to leave the journey as a whole. */
  exitWhen(id: string, when: EndWhen, name?: string): JourneyBuilder
  at(id: string, port: string): JourneyBuilder
  to(id: string): JourneyBuilder
  document(): JourneyDocument
  /** The compiled plan; throws with the messages when the journey has errors, which a test that asks for a plan did not mean. */
  plan(): Plan
}

type TriggerOf<Kind extends Entry['trigger']['kind']> = Extract<Entry['trigger'], { kind: Kind }>

/** An event, a segment they enter or leave, or a rule that holds. */
export type EndWhen = { readonly event: string; readonly where?: PropertyCondition[] } | { readonly enters: string } | { readonly leaves: string } | { readonly rule: Rule }

interface Drawing {
  entry: Entry
  readonly ends: JourneyEnd[]
  readonly nodes: JourneyNode[]
  readonly edges: JourneyEdge[]
  /** The end of the line the next node is attached to. */
  open: { readonly from: string; readonly port: string } | null
}

export function journey(): JourneyBuilder {
  const drawing: Drawing = {
    entry: { trigger: { kind: 'segmentEntered', segmentId: 'seg_1' }, reentry: { kind: 'never' } }, ends: [], nodes: [], edges: [], open: { from: 'entry', port: 'next' },
  }
  const add: AddNode<JourneyBuilder> = (kind, id, { config, port }) => {
    attach(drawing, id)
    // Kind and config belong together by the signature; a generic member of a union cannot say so.
    drawing.nodes.push({ id, kind, config } as unknown as JourneyNode)
    drawing.open = port === null ? null : { from: id, port }
    return builder
  }
  const builder: JourneyBuilder = {
    ...nodeDrawers(add),
    ...entries((change) => { drawing.entry = { ...drawing.entry, ...change }; return builder }),
    goalWhen: (id, when, name) => { drawing.ends.push(endOf('goal', { id, when, name })); return builder },
    exitWhen: (id, when, name) => { drawing.ends.push(endOf('exit', { id, when, name })); return builder },
    at: (from, port) => { drawing.open = { from, port }; return builder },
    to: (id) => { attach(drawing, id); return builder },
    document: () => documentOf(drawing),
    plan: () => planOf(documentOf(drawing)),
  }
  return builder
}

type Entries = 'onSegment' | 'onSegmentLeft' | 'onEvent' | 'onSchedule' | 'onDate' | 'onApi' | 'onJourney' | 'reentry' | 'heldOut'

function entries(change: (part: Partial<Entry>) => JourneyBuilder): Pick<JourneyBuilder, Entries> {
  return {
    onSegment: (segmentId) => change({ trigger: { kind: 'segmentEntered', segmentId } }),
    onSegmentLeft: (segmentId) => change({ trigger: { kind: 'segmentLeft', segmentId } }),
    onEvent: (event, { where = [], key } = {}) => change({ trigger: { kind: 'event', event, where, ...(key === undefined ? {} : { key }) } }),
    onSchedule: (start, options = {}) => change({ trigger: { kind: 'schedule', start, clock: 'workspace', ...options } }),
    onDate: (path, options = {}) => change({ trigger: { kind: 'date', path, time: '09:00', yearly: false, ...options } }),
    onApi: () => change({ trigger: { kind: 'api' } }),
    onJourney: () => change({ trigger: { kind: 'journey' } }),
    reentry: (reentry) => change({ reentry: typeof reentry === 'string' ? { kind: reentry } : reentry }),
    heldOut: (percent, salt = 'entry-salt') => change({ holdout: { percent, salt } }),
  }
}

function attach(drawing: Drawing, to: string): void {
  const { open, edges } = drawing
  if (open !== null) edges.push({ id: `e${edges.length}`, from: open.from, port: open.port, to })
  drawing.open = null
}

function endOf(kind: JourneyEnd['kind'], { id, when, name }: { readonly id: string; readonly when: EndWhen; readonly name: string | undefined }): JourneyEnd {
  return { id, kind, ...(name === undefined ? {} : { name }), when: whenOf(when) }
}

function whenOf(when: EndWhen): JourneyEnd['when'] {
  if ('event' in when) return { kind: 'event', event: when.event, where: when.where ?? [] }
  if ('enters' in when) return { kind: 'segmentEntered', segmentId: when.enters }
  return 'leaves' in when ? { kind: 'segmentLeft', segmentId: when.leaves } : { kind: 'rule', rule: when.rule }
}

/** What was built so far, apart from what is built on later. */
function documentOf({ entry, ends, nodes, edges }: Drawing): JourneyDocument {
  const document: JourneyDocument = { schemaVersion: 1, entry, ...(ends.length === 0 ? {} : { ends }), nodes, edges, canvas: { direction: 'TB', offsets: {}, notes: [] } }
  return JSON.parse(JSON.stringify(document)) as JourneyDocument
}

function planOf(document: JourneyDocument): Plan {
  const compiled = compileJourney(document)
  if (compiled.ok) return compiled.plan
  throw new Error(`The journey does not compile:\n${compiled.diagnostics.map((diagnostic) => `${diagnostic.code}: ${diagnostic.message}`).join('\n')}`)
}
