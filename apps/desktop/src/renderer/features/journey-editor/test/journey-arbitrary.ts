import { portsOf, type JourneyDocument, type JourneyEdge, type JourneyEnd, type JourneyNode, type TestCase } from '@sendero/flow-engine/document'
import fc from 'fast-check'

// Journeys as a person may have them on the canvas: any kind, any shape, loops with and without waits, parked parts, open
// ends, steps moved by hand, notes. Ids are unique and edges join what exists, which the editor holds.

const name = fc.option(fc.constantFrom('Welcome', 'Reminder', 'Hello "you"', 'Größe'), { nil: undefined })
const durations = fc.constantFrom('PT1H', 'P1D', 'P2W', '')

type Configured = JourneyNode extends infer Each ? Each extends JourneyNode ? Pick<Each, 'kind' | 'config'> : never : never

const config: fc.Arbitrary<Configured> = fc.oneof<fc.Arbitrary<Configured>[]>(
  fc.constantFrom('', 'tpl_1').map((templateId) => ({ kind: 'email', config: { templateId } }) as const),
  fc.constant({ kind: 'webhook', config: { method: 'POST', url: 'https://example.com', headers: {}, body: null } } as const),
  durations.map((length) => ({ kind: 'wait', config: { for: length } }) as const),
  durations.map((timeout) => ({ kind: 'waitForEvent', config: { event: 'visit', where: [], timeout } }) as const),
  fc.nat(3).map((count) => ({ kind: 'splitRules', config: { branches: Array.from({ length: count }, (_, at) => ({ id: `b${at}`, name: `Branch ${at}`, rule: { trait: 'plan', is: 'equals', value: 'pro' } as const })) } }) as const),
  fc.integer({ min: 1, max: 4 }).map((count) => ({ kind: 'splitPercent', config: { salt: 's', branches: Array.from({ length: count }, (_, at) => ({ id: `b${at}`, percent: 100 / count })) } }) as const),
  fc.constant({ kind: 'updateCustomer', config: { set: { plan: 'pro' }, unset: [] } } as const),
  fc.integer({ min: 1, max: 3 }).map((count) => ({ kind: 'experiment', config: { salt: 's', variants: Array.from({ length: count }, (_, at) => ({ id: `b${at}`, percent: 100 / count })), metric: 'converted', minimumSample: 10, confidence: 95, deadline: 'P14D', fallback: 'b0' } }) as const),
  fc.nat(2).map((count) => ({ kind: 'splitEvent', config: { branches: Array.from({ length: count }, (_, at) => ({ id: `b${at}`, where: [{ property: 'total', is: 'gte', value: 20 }] })) } }) as const),
  fc.boolean().map((wait) => ({ kind: 'startJourney', config: { journeyId: 'wf_1', wait, timeout: 'P1D' } }) as const),
  fc.constantFrom('P3D', '').map((by) => ({ kind: 'waitUntil', config: { date: { from: 'trait', path: 'renewsAt' }, offset: { direction: 'before', by }, time: '09:00', yearly: false } }) as const),
  fc.constantFrom('n0', 'n1', 'n4', 'gone').map((to) => ({ kind: 'jump', config: { to } }) as const),
  fc.constant({ kind: 'holdout', config: { salt: 's', percent: 10 } } as const),
  fc.constant({ kind: 'throttle', config: { limit: 10, per: 'PT1H' } } as const),
  fc.constant({ kind: 'goal', config: { name: 'Won' } } as const),
  fc.constant({ kind: 'exit', config: {} } as const),
)

const ends: JourneyEnd[] = [
  { id: 'end0', kind: 'goal', name: 'Bought', when: { kind: 'event', event: 'Order', where: [] } }, { id: 'end1', kind: 'exit', when: { kind: 'segmentLeft', segmentId: 'seg_1' } },
  { id: 'end2', kind: 'exit', when: { kind: 'rule', rule: { trait: 'plan', is: 'equals', value: 'pro' } } },
]

const nothingSaid = { customerId: null, day: '2026-12-01', time: '09:00', traits: {}, consent: null, mailsBefore: null, lists: {}, segments: {}, entryProperties: {}, events: [], answers: {}, arms: {} }
const tests: TestCase[] = [{ ...nothingSaid, id: 'test0', name: 'Pro', expected: { kind: 'step', nodeId: 'n0' } }, { ...nothingSaid, id: 'test1', name: 'Free', expected: { kind: 'end', end: 'converted' } }]

interface Shape { readonly minNodes?: number; readonly maxNodes?: number; readonly loops?: boolean }

/** `target` of a port: a number taken modulo what it may lead to; null leaves it open. */
const target = fc.option(fc.nat(10_000), { freq: 8 })

export function journeyArbitrary({ minNodes = 0, maxNodes = 12, loops = true }: Shape = {}): fc.Arbitrary<JourneyDocument> {
  return fc.record({
    parts: fc.array(fc.record({ name, config }), { minLength: minNodes, maxLength: maxNodes }),
    targets: fc.array(target, { minLength: 60, maxLength: 60 }),
    near: fc.boolean(),
    offsets: fc.array(fc.record({ at: fc.nat(50), x: fc.integer({ min: -200, max: 200 }), y: fc.integer({ min: -200, max: 200 }) }), { maxLength: 3 }),
    notes: fc.array(fc.record({ at: fc.nat(50), text: fc.constantFrom('', 'Why?'), pinned: fc.boolean() }), { maxLength: 3 }),
    direction: fc.constantFrom('TB' as const, 'LR' as const),
    homes: fc.array(fc.nat(3), { maxLength: 8 }),
    ends: fc.option(fc.subarray(ends, { minLength: 1 }), { nil: undefined }),
    tests: fc.option(fc.subarray(tests, { minLength: 1 }), { nil: undefined }),
  }).map(({ parts, targets, near, offsets, notes, direction, homes, ends: chosen, tests: saved }) => {
    const nodes = parts.map(({ name: called, config: each }, at) => ({ id: `n${at}`, ...(called === undefined ? {} : { name: called }), ...each }) as JourneyNode)
    const idAt = (at: number): string => nodes[at % Math.max(1, nodes.length)]?.id ?? 'entry'
    return {
      schemaVersion: 1,
      entry: { trigger: { kind: 'segmentEntered', segmentId: 'seg_1' }, reentry: { kind: 'never' } },
      ...(chosen === undefined ? {} : { ends: chosen }),
      nodes,
      edges: edgesOf(nodes, targets, { loops, near }),
      canvas: {
        direction,
        offsets: Object.fromEntries(offsets.filter(() => nodes.length > 0).map(({ at, x, y }) => [idAt(at), { x, y }])),
        notes: notes.map(({ at, text, pinned }, index) => ({ id: `note${index}`, text, x: 10, y: 20, ...(pinned && nodes.length > 0 ? { nodeId: idAt(at) } : {}) })),
        ...sectionsOf(nodes, homes),
      },
      ...(saved === undefined ? {} : { tests: saved }),
    }
  })
}

/** The section of each of the first nodes: one of two, or none. */
function sectionsOf(nodes: readonly JourneyNode[], homes: readonly number[]): Pick<JourneyDocument['canvas'], 'sections'> {
  const sections = [0, 1].map((section) => ({ id: `section${section}`, name: `Phase ${section}`, nodeIds: nodes.filter((_, at) => homes[at] === section).map(({ id }) => id) })).filter(({ nodeIds }) => nodeIds.length > 0)
  return sections.length === 0 ? {} : { sections }
}

function edgesOf(nodes: readonly JourneyNode[], targets: readonly (number | null)[], { loops, near }: { readonly loops: boolean; readonly near: boolean }): JourneyEdge[] {
  const edges: JourneyEdge[] = nodes.length === 0 || targets[59] === null ? [] : [{ id: 'e', from: 'entry', port: 'next', to: 'n0' }]
  let next = 0
  nodes.forEach((node, at) => {
    for (const port of portsOf(node)) {
      const chosen = targets[next++ % targets.length] ?? null
      // Mostly onwards and close by, as journeys are; one port in ten anywhere, where loops are wanted.
      const first = loops && chosen !== null && chosen % 10 === 0 ? 0 : at + 1
      if (chosen === null || first >= nodes.length) continue
      const span = near && first > 0 ? Math.min(3, nodes.length - first) : nodes.length - first
      edges.push({ id: `e${edges.length}`, from: node.id, port, to: `n${first + chosen % span}` })
    }
  })
  return edges
}

/** Ids that tell the order in which they were made. */
export function countingIds(): () => string {
  let count = 0
  return () => `new${count++}`
}
