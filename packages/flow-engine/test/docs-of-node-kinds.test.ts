import { describe, expect, it } from 'vitest'
import { journeyDocumentSchema, nodeKinds, portsOf, type Entry, type JourneyDocument, type JourneyEnd, type JourneyNode, type NodeKind } from '../src/document.ts'
import { compileJourney, type Decision, type JsonObject } from '../src/index.ts'
import { kindNames } from '../src/document/node-labels.ts'
import { journey, type RecordedRun } from '../src/testing/index.ts'

// The page about node kinds is read by people who write documents by hand. Every example in it is one that works, every kind
// has its section, and every section names the ways out and all that runs have ever recorded there.

const [page = ''] = Object.values(import.meta.glob('../../../docs/node-kinds.md', { eager: true, import: 'default', query: '?raw' })) as string[]
const recordings = Object.values(import.meta.glob('./replays/engine-*/*.replay.json', { eager: true, import: 'default' })) as RecordedRun[]

const sections = new Map(page.split(/^### /m).slice(1).map((text) => [text.split('\n', 1)[0] ?? '', text.split(/^## /m, 1)[0] ?? '']))
const chapter = (name: string): string => page.split(/^## /m).find((text) => text.startsWith(`${name}\n`)) ?? ''
const examplesOf = (text: string): JsonObject[] => [...text.matchAll(/```json\n([\s\S]*?)```/g)].map(([, json = '']) => JSON.parse(json) as JsonObject)
const sectionOf = (kind: NodeKind): string => sections.get(`${kindNames[kind]} (\`${kind}\`)`) ?? ''
/** Everything before the first chapter: what holds for every kind. */
const common = page.split(/^## /m, 1)[0] ?? ''

/** A journey with this node first, and another to jump to. */
const around = (node: unknown): unknown => ({ ...journey().onEvent('Order').document(), nodes: [node, { id: 'n2', kind: 'exit', config: {} }], edges: [{ id: 'e0', from: 'entry', port: 'next', to: 'n1' }] })
const errorsIn = (document: unknown): string[] => compileJourney(document).diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message)

const kinds = nodeKinds.map(({ kind }) => kind)

describe('the page about node kinds', () => {
  it('has a section for every kind there is, in their order, and for no other', () => {
    const named = [...sections.keys()].map((heading) => /\(`(\w+)`\)$/.exec(heading)?.[1] ?? '').filter((kind) => kind !== '')
    expect(named.slice(0, kinds.length)).toEqual(kinds)
    expect(named.slice(kinds.length)).toEqual(Object.keys(triggers))
  })

  it.each(kinds)('has an example of %s that compiles', (kind) => {
    const examples = examplesOf(sectionOf(kind))
    expect(examples).toHaveLength(1)
    for (const example of examples) {
      expect(example).toMatchObject({ id: 'n1', kind })
      expect(journeyDocumentSchema.safeParse(around(example)).success).toBe(true)
      expect(errorsIn(around(example))).toEqual([])
    }
  })

  // A setting the example leaves out is one nobody learns of.
  it.each(kinds)('shows every setting of %s in its example or its words', (kind) => {
    const [example] = examplesOf(sectionOf(kind))
    const parsed = journeyDocumentSchema.parse(around(example)) as JourneyDocument
    for (const setting of Object.keys(parsed.nodes[0]?.config ?? {})) expect(sectionOf(kind)).toContain(setting)
  })

  it.each(kinds)('names the ways out of %s', (kind) => {
    const [example] = examplesOf(sectionOf(kind))
    const ports = portsOf(example as unknown as JourneyNode)
    const branches = ((example?.['config'] as JsonObject)['branches'] ?? (example?.['config'] as JsonObject)['variants'] ?? []) as { id: string }[]
    const words = /\*\*Ways out\*\*: ([^\n]*)/.exec(sectionOf(kind))?.[1] ?? ''
    if (branches.length > 0) expect(words).toMatch(/the id of each (branch|variant)/)
    for (const port of ports.filter((each) => !branches.some(({ id }) => id === each))) expect(words).toContain(`\`${port}\``)
    if (ports.length === 0) expect(words).toMatch(/^none/)
  })

  it.each(nodeKinds.map(({ kind, parks }) => [kind, parks] as const))('says of %s whether people wait in it', (kind, parks) => {
    const words = /\*\*Waits\*\*: ([^\n]*)/.exec(sectionOf(kind))?.[1] ?? ''
    if (parks === true) expect(words).toBe('everybody.')
    else if (parks === false) expect(words).toMatch(/^never/)
    else expect(words).not.toMatch(/^(never|everybody\.)/)
  })
})

describe('what the page says that decisions record', () => {
  const decisions = recordings.flatMap(({ plan, steps }) => steps.flatMap(({ step }) => step.trace.map((decision) => ({ kind: plan.nodes[decision.nodeId]?.kind as NodeKind | undefined, decision }))))
  /** Ended by the shell or by an end of the journey as a whole: that is told in another chapter. */
  const isOwn = ({ outcome, inputs }: Decision): boolean => !('end' in inputs) && !(outcome === 'exited' && 'reason' in inputs)

  it.each(kinds)('of %s is all that runs have recorded in it', (kind) => {
    const own = decisions.filter((each) => each.kind === kind && isOwn(each.decision)).map(({ decision }) => decision)
    expect(own.length).toBeGreaterThan(0)
    const words = `${/\*\*Records\*\*: ([\s\S]*?)```/.exec(sectionOf(kind))?.[1] ?? ''}`
    for (const outcome of new Set(own.map((decision) => decision.outcome))) expect(words).toContain(`\`${outcome}\``)
    for (const input of new Set(own.flatMap(({ inputs }) => Object.keys(inputs)))) expect(`${words} ${common}`).toContain(`\`${input}\``)
  })

  it('of ends is all that runs have recorded of them', () => {
    const ended = decisions.map(({ decision }) => decision).filter(({ inputs }) => 'end' in inputs)
    expect(ended.length).toBeGreaterThan(4)
    for (const word of new Set(ended.flatMap(({ outcome, inputs }) => [outcome, ...('goal' in inputs ? ['goal'] : []), ...('reason' in inputs ? ['reason', String(inputs['reason'])] : [])]))) expect(chapter('Ends')).toContain(`\`${word}\``)
  })
})

// A kind that is added to the schema does not compile here until it is named, and fails below until the page has it.
const triggers: { readonly [Kind in Entry['trigger']['kind']]: true } = { segmentEntered: true, segmentLeft: true, event: true, schedule: true, date: true, api: true, journey: true }
const reentries: { readonly [Kind in Entry['reentry']['kind']]: true } = { never: true, afterExit: true, afterTime: true, always: true }
const whens: { readonly [Kind in JourneyEnd['when']['kind']]: true } = { event: true, segmentEntered: true, segmentLeft: true, rule: true }

describe('what the page says of entries', () => {
  const examples = examplesOf(chapter('Entries')) as unknown as Entry[]
  const entering = (entry: unknown): unknown => ({ ...journey().exit('n1').document(), entry })

  it('is an example of every trigger and every way of entering again, and all of them compile', () => {
    expect([...new Set(examples.map(({ trigger }) => trigger.kind))].sort()).toEqual(Object.keys(triggers).sort())
    const parsed = examples.map((entry) => (journeyDocumentSchema.parse(entering(entry))).entry)
    expect([...new Set(parsed.map(({ reentry }) => reentry.kind))].sort()).toEqual(Object.keys(reentries).sort())
    for (const entry of examples) expect(errorsIn(entering(entry))).toEqual([])
  })

  it.each(Object.keys(reentries))('tells what %s means', (kind) => {
    expect(chapter('Entries')).toContain(`\`${kind}\``)
  })
})

describe('what the page says of ends', () => {
  const examples = examplesOf(chapter('Ends'))

  it('is an example of every way to meet one, of goals and of exits, and all of them compile together', () => {
    expect(examples.map(({ when }) => (when as JsonObject)['kind']).sort()).toEqual(Object.keys(whens).sort())
    expect(new Set(examples.map(({ kind }) => kind))).toEqual(new Set(['goal', 'exit']))
    expect(errorsIn({ ...journey().exit('n1').document(), ends: examples })).toEqual([])
  })
})
