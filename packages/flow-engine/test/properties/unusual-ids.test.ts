import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { JourneyDocument, JourneyNode } from '../../src/document.ts'
import { compileJourney, startRun, stepRun, type Facts, type JsonObject, type Plan } from '../../src/index.ts'
import { journey } from '../../src/testing/index.ts'
import { customerArbitrary, journeyArbitrary, moveArbitrary } from './journey-arbitrary.ts'
import { liveRun, wordsOf } from './live-run.ts'

// Ids come from clients. Every one the schema accepts must work, also those that mean something to JavaScript: names every
// object has, numbers (which objects sort to the front), names of ports and words of the engine itself.

vi.setConfig({ testTimeout: 60_000 })

const start = Date.UTC(2026, 0, 15, 9)
const odd = [
  'constructor', 'toString', 'valueOf', 'hasOwnProperty', 'prototype', '__defineGetter__', '__lookupSetter__', 'isPrototypeOf', 'then', 'length', 'name', 'toJSON',
  '0', '1', '10', '2', '007', '-1', '4294967295', '-', '_', '--', '___', 'null', 'undefined', 'NaN', 'true', 'next', 'event', 'timeout', 'Entry', 'ENTRY', 'x'.repeat(64),
] as const

type Names = { readonly [id: string]: string }

const oddNames = (ids: readonly string[]): fc.Arbitrary<Names> => fc.shuffledSubarray([...odd], { minLength: ids.length, maxLength: ids.length })
  .map((names) => Object.fromEntries(ids.map((id, index) => [id, names[index] ?? id])))

/** One branch takes everybody: who goes where by chance is decided by the id of the node, so a new id is another draw. */
function withoutChance(document: JourneyDocument): JourneyDocument {
  const nodes = document.nodes.map((node): JourneyNode => {
    if (node.kind === 'holdout') return { ...node, config: { ...node.config, percent: node.config.percent < 50 ? 0 : 100 } }
    return node.kind !== 'splitPercent' ? node : { ...node, config: { ...node.config, branches: node.config.branches.map((branch, index) => ({ ...branch, percent: index === 0 ? 100 : 0 })) } }
  })
  return { ...document, nodes }
}

function renamed(document: JourneyDocument, nodeNames: Names, branchNames: Names): JourneyDocument {
  const nodes = document.nodes.map((node) => {
    const id = nodeNames[node.id] ?? node.id
    if (node.kind === 'jump') return { ...node, id, config: { to: nodeNames[node.config.to] ?? node.config.to } }
    if (node.kind !== 'splitPercent' && node.kind !== 'splitRules' && node.kind !== 'splitEvent') return { ...node, id }
    const branches = node.config.branches.map((branch) => ({ ...branch, id: branchNames[branch.id] ?? branch.id }))
    return { ...node, id, config: { ...node.config, branches } }
  })
  const edges = document.edges.map((edge) => ({ ...edge, from: nodeNames[edge.from] ?? edge.from, port: branchNames[edge.port] ?? edge.port, to: nodeNames[edge.to] ?? edge.to }))
  return { ...document, nodes, edges } as JourneyDocument
}

function planOf(document: JourneyDocument): Plan {
  const compiled = compileJourney(document)
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics))
  return compiled.plan
}

const ids = (prefix: string, count: number): string[] => Array.from({ length: count }, (_, index) => `${prefix}${index}`)

describe('a journey with odd ids', () => {
  const life = fc.record({
    document: journeyArbitrary.map(withoutChance), person: customerArbitrary, moves: fc.array(moveArbitrary, { maxLength: 20 }),
    nodeNames: oddNames(ids('n', 9)), branchNames: oddNames([...ids('r', 3), ...ids('b', 4)]),
  })

  it('does what it did with plain ones', () => {
    fc.assert(fc.property(life, ({ document, person, moves, nodeNames, branchNames }) => {
      const plain = wordsOf(liveRun({ plan: planOf(document), person, moves, start }), start)
      const strange = wordsOf(liveRun({ plan: planOf(renamed(document, nodeNames, branchNames)), person, moves, start }), start)
      const expected = plain.map((line) => line
        .replace(/ (n\d)#/, (_, id: string) => ` ${nodeNames[id] ?? id}#`)
        .replace(/ by ([rb]\d) /, (_, port: string) => ` by ${branchNames[port] ?? port} `)
        .replace(/ along jump:(n\d)$/, (_, id: string) => ` along jump:${nodeNames[id] ?? id}`))
      expect(strange).toEqual(expected)
    }), { numRuns: 400 })
  })

  it('keeps what each step has to load', () => {
    fc.assert(fc.property(life, ({ document, nodeNames, branchNames }) => {
      const [plain, strange] = [planOf(document), planOf(renamed(document, nodeNames, branchNames))]
      for (const [id, node] of Object.entries(plain.nodes)) expect(strange.nodes[nodeNames[id] ?? id]?.needs).toEqual(node.needs)
      expect(strange.startNeeds).toEqual(plain.startNeeds)
      expect(Object.keys(strange.nodes)).toHaveLength(Object.keys(plain.nodes).length)
    }), { numRuns: 200 })
  })

  it('gives the same text of its plan whenever it is compiled, and after it was stored', () => {
    fc.assert(fc.property(life, ({ document, nodeNames, branchNames }) => {
      const strange = renamed(document, nodeNames, branchNames)
      const text = JSON.stringify(planOf(strange))
      expect(JSON.stringify(planOf({ ...strange, nodes: [...strange.nodes].reverse(), edges: [...strange.edges].reverse() }))).toBe(text)
      expect(JSON.stringify(JSON.parse(text))).toBe(text)
    }), { numRuns: 200 })
  })
})

describe('each odd id', () => {
  const customer = { id: 'cus_1', userId: null, traits: {}, timeZone: 'UTC' }
  const facts: Facts = { customer, events: new Map(), segments: new Set() }

  it.each(odd)('%s names a wait people stand in and go on from', (id) => {
    const plan = journey().wait(id, 'P1D').goal('end').plan()
    const { state } = startRun(plan, { customer, event: null }, facts, start)
    expect(state).toMatchObject({ status: 'active', nodeId: id })
    expect(stepRun(plan, state, { kind: 'wake' }, facts, start + 86_400_000).state.status).toBe('converted')
  })

  it.each(odd)('%s names a branch people take, and one that is left open', (id) => {
    const plan = journey().splitPercent('n1', { [id]: 100 }).goal('end').plan()
    expect(startRun(plan, { customer, event: null }, facts, start).state.status).toBe('converted')
    expect(startRun(journey().splitPercent('n1', { [id]: 100 }).plan(), { customer, event: null }, facts, start).state).toMatchObject({ status: 'completed', nodeId: 'n1' })
  })

  it.each(odd)('%s names an event people do, a property it has and a trait that is set', (name) => {
    const properties: JsonObject = { [name]: 'yes' }
    const plan = journey().onEvent(name, { where: [{ property: name, is: 'equals', value: 'yes' }] })
      .updateCustomer('n1', { [name === 'constructor' || name === 'prototype' ? 'plain' : name]: 1 })
      .splitRules('n2', { yes: { op: 'and', rules: [{ event: name, count: { exactly: 1 } }, { trait: name === 'constructor' || name === 'prototype' ? 'plain' : name, is: 'equals', value: 1 }] } })
      .goal('end').plan()
    const known: Facts = { ...facts, events: new Map([[name, [{ name, occurredAt: start, properties }]]]) }
    expect(startRun(plan, { customer, event: { name, properties } }, known, start).state.status).toBe('converted')
    expect(startRun(plan, { customer, event: { name, properties } }, facts, start).state.status).toBe('completed')
  })
})
