import { portsOf, type Entry, type JourneyDocument, type JourneyEdge, type JourneyEnd, type NodeConfigs } from '@sendero/flow-engine/document'
import { newNode, type NewStep } from '../kernels/document/new-node.ts'

// Starters are written down by hand: steps by a short name, and the ways between them as lines `a > b.port > c`. What is made
// of it is made as the canvas makes it, with the settings a new step has.

interface Drawing {
  readonly entry: Entry
  readonly ends?: readonly JourneyEnd[]
  readonly steps: Readonly<Record<string, NewStep>>
  /** The first begins at the entry. `order.timeout > nudge`: by the way out `timeout`; without one by the first. */
  readonly ways: readonly string[]
}

export function drawStarter({ entry, ends, steps, ways }: Drawing): JourneyDocument {
  let made = 0
  const nodes = Object.entries(steps).map(([id, step]) => ({ ...newNode(step, () => { made += 1; return `s${made}` }), id }))
  const firstPort = (id: string): string => { const node = nodes.find((each) => each.id === id); return node === undefined ? 'next' : portsOf(node)[0] ?? '' }
  const pairs = ways.flatMap((way) => { const stops = way.split(' > '); return stops.slice(1).map((to, at) => [stops[at] ?? '', to] as const) })
  const edges = [['entry', ways[0]?.split(/[ .]/)[0] ?? ''] as const, ...pairs].map(([stop, next], at): JourneyEdge => {
    const [from = '', port = firstPort(from)] = stop.split('.')
    return { id: `e${at}`, from, port, to: next.split('.')[0] ?? '' }
  })
  return { schemaVersion: 1, entry, ...(ends === undefined ? {} : { ends: [...ends] }), nodes, edges, canvas: { direction: 'TB', offsets: {}, notes: [] } }
}

/** Chosen later: which mail it is, a person knows. */
export const mail = (name: string): NewStep => ({ kind: 'email', name })
export const wait = (duration: string): NewStep => ({ kind: 'wait', config: { for: duration } })
export const exit = (name?: string): NewStep => ({ kind: 'exit', ...(name === undefined ? {} : { name }) })
export const goal = (name: string): NewStep => ({ kind: 'goal', config: { name } })
export const waitForEvent = (name: string, event: string, timeout: string): NewStep => step('waitForEvent', name, { event, where: [], timeout })
/** Mail arrives while people are up: by the clock where they are. */
export const daytime = (weekdays: number[] = [1, 2, 3, 4, 5, 6, 7]): NewStep => step('waitForWindow', weekdays.length === 7 ? 'Not at night' : 'In working hours', { weekdays, from: '09:00', to: weekdays.length === 7 ? '20:00' : '17:00', clock: 'customer' })
/** Nobody gets one mail too many of all journeys together. */
export const gate = (most: number): NewStep => step('frequencyGate', 'Not too much mail', { channel: 'email', most, within: 'P7D' })

export const step = <Kind extends keyof NodeConfigs>(kind: Kind, name: string, config: Partial<NodeConfigs[Kind]>): NewStep => ({ kind, name, config } as NewStep)

export const byEvent = (event: string, reentry: Entry['reentry'] = { kind: 'never' }): Entry => ({ trigger: { kind: 'event', event, where: [] }, reentry })
export const endBy = (kind: JourneyEnd['kind'], name: string, event: string): JourneyEnd => ({ id: `${kind}-${event.toLowerCase().replaceAll(/[^a-z]+/g, '-')}`, kind, name, when: { kind: 'event', event, where: [] } })
