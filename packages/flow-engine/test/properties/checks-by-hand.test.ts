import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JourneyDocument, JourneyNode } from '../../src/document.ts'
import { compileJourney } from '../../src/index.ts'
import { journey } from '../../src/testing/index.ts'

// What the compiler says of any drawing, against the same said by walking through it: from every node on, edge by edge,
// until there is nowhere left to go. No graph, no components, nothing of the checks.

type Kind = 'email' | 'wait' | 'splitPercent' | 'updateCustomer' | 'throttle' | 'jump' | 'goal' | 'exit'

const configs: { readonly [K in Kind]: object } = {
  email: { templateId: 'tpl_1' }, wait: { for: 'P1D' }, splitPercent: { salt: '', branches: [{ id: 'a', percent: 50 }, { id: 'b', percent: 50 }] },
  // Where a jump leads is drawn below. A throttle is one that some pass at once.
  updateCustomer: { set: { seen: true }, unset: [] }, throttle: { limit: 1, per: 'PT1H' }, jump: {}, goal: { name: 'Won' }, exit: {},
}
const portsOf: { readonly [K in Kind]: readonly string[] } = { email: ['next'], wait: ['next'], splitPercent: ['a', 'b'], updateCustomer: ['next'], throttle: ['next'], jump: [], goal: [], exit: [] }
const kinds = Object.keys(configs) as Kind[]

/** Drawings of up to seven nodes in which every port leads anywhere or nowhere: loops, islands and all. */
const drawing = fc.record({
  kinds: fc.array(fc.constantFrom(...kinds, 'email' as const, 'email' as const), { minLength: 1, maxLength: 7 }),
  targets: fc.array(fc.option(fc.nat(6), { freq: 5 }), { minLength: 14, maxLength: 14 }),
  start: fc.option(fc.nat(6), { freq: 8 }),
}).map(({ kinds: drawn, targets, start }): JourneyDocument => {
  const idAt = (target: number): string => `n${target % drawn.length}`
  const configOf = (kind: Kind, index: number): object => (kind === 'splitPercent' ? { ...configs.splitPercent, salt: `s${index}` } : kind === 'jump' ? { to: idAt(targets[index * 2] ?? 0) } : configs[kind])
  const nodes = drawn.map((kind, index) => ({ id: `n${index}`, kind, config: configOf(kind, index) })) as JourneyNode[]
  const edges = drawn.flatMap((kind, index) => portsOf[kind].flatMap((port, at) => {
    const target = targets[index * 2 + at] ?? null
    return target === null ? [] : [{ id: `e${index}${port}`, from: `n${index}`, port, to: idAt(target) }]
  }))
  return { ...journey().document(), nodes, edges: start === null ? edges : [{ id: 'e', from: 'entry', port: 'next', to: idAt(start) }, ...edges] }
})

const kindOf = (document: JourneyDocument, id: string): string => document.nodes.find((node) => node.id === id)?.kind ?? 'none'
const nextOf = (document: JourneyDocument, id: string): string[] => [...document.edges.filter(({ from }) => from === id).map(({ to }) => to), ...jumpsOf(document).filter(({ from }) => from === id).map(({ to }) => to)]
/** The edges nobody draws. */
const jumpsOf = ({ nodes }: JourneyDocument): { from: string; to: string }[] => nodes.flatMap((node) => (node.kind === 'jump' ? [{ from: node.id, to: node.config.to }] : []))

/** All that can be met on the way from here, of nodes that `goOn` lets through; what is met is named, not passed, where it does not. */
function met(document: JourneyDocument, from: string, goOn: (id: string) => boolean): Set<string> {
  const seen = new Set<string>()
  const walk = (id: string): void => {
    for (const next of nextOf(document, id)) {
      if (seen.has(next)) continue
      seen.add(next)
      if (goOn(next)) walk(next)
    }
  }
  walk(from)
  return seen
}

const saidOf = (document: JourneyDocument, code: string) => compileJourney(document).diagnostics.filter((diagnostic) => diagnostic.code === code)
const ids = ({ nodes }: JourneyDocument): string[] => nodes.map(({ id }) => id)
const hasStart = ({ edges }: JourneyDocument): boolean => edges.some(({ from }) => from === 'entry')

describe('of any drawing', () => {
  it('the nodes nobody gets to are those no walk from the entry meets', () => {
    fc.assert(fc.property(drawing, (document) => {
      const reached = met(document, 'entry', () => true)
      const expected = hasStart(document) ? ids(document).filter((id) => !reached.has(id)) : []
      expect(saidOf(document, 'UNREACHABLE_NODE').map(({ nodeId }) => nodeId)).toEqual(expected)
    }), { numRuns: 500 })
  })

  it('the open ports are those people can stand before and no edge leaves', () => {
    fc.assert(fc.property(drawing, (document) => {
      const reached = met(document, 'entry', () => true)
      const open = document.nodes.filter(({ id }) => reached.has(id)).flatMap(({ id, kind }) => portsOf[kind as Kind]
        .filter((port) => !document.edges.some((edge) => edge.from === id && edge.port === port)).map((port) => `${id} ${port}`))
      expect(saidOf(document, 'OPEN_PORT').map(({ nodeId, params }) => `${nodeId} ${params['port'] as string}`)).toEqual(open)
    }), { numRuns: 500 })
  })

  it('a loop is refused exactly when somebody could walk it without ever waiting', () => {
    let loops = 0
    fc.assert(fc.property(drawing, (document) => {
      const isPassing = (id: string): boolean => kindOf(document, id) !== 'wait'
      const circling = ids(document).filter((id) => isPassing(id) && met(document, id, (next) => next !== id && isPassing(next)).has(id))
      const said = saidOf(document, 'CYCLE_WITHOUT_WAIT')
      loops += said.length
      expect(said.length > 0).toBe(circling.length > 0)
      for (const { params } of said) for (const id of params['nodeIds'] as string[]) expect(circling).toContain(id)
    }), { numRuns: 500 })
    expect(loops).toBeGreaterThan(30)
  })

  it('an e-mail is followed by another at once exactly when a walk without a wait meets one', () => {
    let pairs = 0
    fc.assert(fc.property(drawing, (document) => {
      const isEmail = (id: string): boolean => kindOf(document, id) === 'email'
      const goOn = (id: string): boolean => kindOf(document, id) !== 'wait' && !isEmail(id)
      const expected = ids(document).filter((id) => isEmail(id) && [...met(document, id, goOn)].some((other) => other !== id && isEmail(other)))
      const said = saidOf(document, 'EMAILS_WITHOUT_WAIT')
      pairs += said.length
      // Where a way leads back to the e-mail itself first, the loop is refused and the pair goes without saying.
      const loopsAlone = (id: string): boolean => met(document, id, goOn).has(id)
      expect(said.map(({ nodeId }) => nodeId).filter((id) => !loopsAlone(id ?? ''))).toEqual(expected.filter((id) => !loopsAlone(id)))
      for (const { nodeId, params } of said) expect([...met(document, nodeId ?? '', goOn)]).toContain(params['nextEmailId'])
    }), { numRuns: 500 })
    expect(pairs).toBeGreaterThan(30)
  })

  it('goals are missed where there are none, and where no walk meets one', () => {
    fc.assert(fc.property(drawing, (document) => {
      const goals = ids(document).filter((id) => kindOf(document, id) === 'goal')
      const isMet = goals.some((id) => met(document, 'entry', () => true).has(id))
      expect(saidOf(document, 'NO_GOAL')).toHaveLength(hasStart(document) && goals.length === 0 ? 1 : 0)
      expect(saidOf(document, 'GOAL_NEVER_REACHED').map(({ params }) => params['nodeIds'])).toEqual(hasStart(document) && goals.length > 0 && !isMet ? [goals] : [])
    }), { numRuns: 500 })
  })

  it('a plan is made exactly when there is a start and no loop, and it leads where the drawing leads', () => {
    fc.assert(fc.property(drawing, (document) => {
      const compiled = compileJourney(document)
      expect(compiled.ok).toBe(hasStart(document) && saidOf(document, 'CYCLE_WITHOUT_WAIT').length === 0)
      if (!compiled.ok) return
      const ways = Object.values(compiled.plan.nodes).flatMap(({ id, next }) => Object.entries(next).map(([port, { nodeId, edgeId }]) => `${edgeId}: ${id} ${port} ${nodeId}`))
      const drawnWays = document.edges.filter(({ from }) => from !== 'entry').map(({ id, from, port, to }) => `${id}: ${from} ${port} ${to}`)
      expect(ways.sort()).toEqual([...drawnWays, ...jumpsOf(document).map(({ from, to }) => `jump:${from}: ${from} next ${to}`)].sort())
    }), { numRuns: 500 })
  })
})
