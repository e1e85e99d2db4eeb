import type { JourneyDocument, JourneyNode, NodeKind } from '@sendero/flow-engine/document'
import { journey } from '@sendero/flow-engine/testing'
import { describe, expect, it } from 'vitest'
import { countingIds } from '../../test/journey-arbitrary.ts'
import { journeyIndex } from '../graph/journey-index.ts'
import type { Intent } from './command.ts'
import { connectionProblem, jumpProblem } from './connection-problem.ts'
import { applyEdits } from './edit.ts'
import { fragmentOf, fragmentText, readFragment } from './fragment.ts'
import { setDirection } from './intents/arrange-steps.ts'
import { removeBranch } from './intents/configure-steps.ts'
import { insertSteps } from './intents/insert-steps.ts'
import { moveSteps } from './intents/move-steps.ts'
import { duplicateSteps, pasteSteps } from './intents/paste-steps.ts'
import { removeSteps, type RemovalMode } from './intents/remove-steps.ts'
import { replaceKind } from './intents/replace-kind.ts'
import { toggleSkipped } from './intents/skip-steps.ts'
import { slotAfter, type Slot } from './slot.ts'

//  entry - hello - wait - order? --event---> won
//                              `-timeout--> again - half --a--> gift - bye
//                                                       `-b--> bye
const cart = (): JourneyDocument => journey().email('hello').wait('wait', 'P1D').waitForEvent('order', 'Order Completed', { timeout: 'P2D' })
  .goal('won').at('order', 'timeout').email('again').splitPercent('half', { a: 50, b: 50 }).email('gift').exit('bye').at('half', 'b').to('bye').document()

function after(document: JourneyDocument, intent: Intent): JourneyDocument {
  if (!intent.ok) throw new Error(intent.reason)
  return applyEdits(document, intent.edits)
}

/** Every edge as `from.port>to`, sorted. */
const ways = (document: JourneyDocument): string[] => document.edges.map(({ from, port, to }) => `${from}.${port}>${to}`).sort()
const add = (document: JourneyDocument, kinds: readonly NodeKind[], slot: Slot): Intent => insertSteps(document, { steps: kinds.map((kind) => ({ kind })), slot }, countingIds())
const remove = (id: string, mode: RemovalMode): string[] => ways(after(cart(), removeSteps(cart(), { ids: [id], mode })))

describe('adding steps', () => {
  it('puts a step between two, which keeps the numbers of the way into it', () => {
    const document = cart()
    const edge = journeyIndex(document).edgeAt('hello', 'next')
    const added = after(document, add(document, ['wait'], { kind: 'edge', edgeId: edge?.id ?? '' }))
    expect(ways(added)).toEqual(expect.arrayContaining(['hello.next>wait-new0', 'wait-new0.next>wait']))
    expect(added.edges.find(({ id }) => id === edge?.id)?.to).toBe('wait-new0')
  })

  it('makes a chain of several at once and leads it on to what followed', () => {
    const added = after(cart(), add(cart(), ['email', 'wait'], { kind: 'port', from: 'hello', port: 'next' }))
    expect(ways(added)).toEqual(expect.arrayContaining(['hello.next>email-new0', 'email-new0.next>wait-new1', 'wait-new1.next>wait']))
  })

  it('refuses to cut off what follows', () => {
    const refusal = add(cart(), ['exit'], { kind: 'port', from: 'hello', port: 'next' })
    expect(refusal).toEqual({ ok: false, reason: 'Exit ends the journey, so “Wait” could not be reached any more. Add it at an open end.' })
  })

  it('takes the first open way out of a step before one that is taken', () => {
    const document = journey().splitRules('who', { vip: { trait: 'plan', is: 'equals', value: 'pro' } }).email('hi').document()
    expect(slotAfter(document, 'who')).toEqual({ kind: 'port', from: 'who', port: 'else' })
    expect(slotAfter(document, 'hi')).toEqual({ kind: 'port', from: 'hi', port: 'next' })
    expect(slotAfter(cart(), 'won')).toBeNull()
  })
})

describe('deleting a step', () => {
  it('leads who came before on to what came after', () => {
    expect(remove('wait', { kind: 'stitch' })).toContain('hello.next>order')
  })

  it('leads all that came in on, also of a step where ways meet', () => {
    const document = journey().splitPercent('half', { a: 50, b: 50 }).email('left').email('both').goal('won').at('half', 'b').to('both').document()
    expect(ways(after(document, removeSteps(document, { ids: ['both'], mode: { kind: 'stitch' } })))).toEqual(['entry.next>half', 'half.a>left', 'half.b>won', 'left.next>won'])
  })

  it('keeps one branch of a split and drops the steps only the others led to', () => {
    const kept = after(cart(), removeSteps(cart(), { ids: ['order'], mode: { kind: 'keep', port: 'timeout' } }))
    expect(ways(kept)).toContain('wait.next>again')
    expect(kept.nodes.map(({ id }) => id)).not.toContain('won')
  })

  it('keeps a step of another branch that the kept branch leads to as well', () => {
    const kept = after(cart(), removeSteps(cart(), { ids: ['half'], mode: { kind: 'keep', port: 'b' } }))
    expect(ways(kept)).toContain('again.next>bye')
    expect(kept.nodes.map(({ id }) => id)).not.toContain('gift')
  })

  it('deletes all that could only be got to through it, and no more', () => {
    expect(after(cart(), removeSteps(cart(), { ids: ['order'], mode: { kind: 'below' } })).nodes.map(({ id }) => id)).toEqual(['hello', 'wait'])
  })

  it('leaves a gap where that is wanted', () => {
    const left = after(cart(), removeSteps(cart(), { ids: ['wait'], mode: { kind: 'gap' } }))
    expect(ways(left)).not.toContain('hello.next>order')
    expect(left.nodes.map(({ id }) => id)).toContain('order')
  })

  it('does not guess where a split led', () => {
    expect(remove('order', { kind: 'stitch' }).filter((way) => way.startsWith('wait'))).toEqual([])
  })
})

describe('replacing a step', () => {
  it('keeps its id and its ways, port by port and then in order', () => {
    expect(ways(after(cart(), replaceKind(cart(), { id: 'order', kind: 'splitPercent' }, countingIds())))).toEqual(expect.arrayContaining(['order.b-new1>won', 'order.b-new2>again']))
  })

  it('refuses an end where steps follow', () => {
    expect(replaceKind(cart(), { id: 'hello', kind: 'goal' }, countingIds()).ok).toBe(false)
  })
})

describe('moving a step', () => {
  it('closes the gap behind it and keeps its id', () => {
    const moved = after(cart(), moveSteps(cart(), { ids: ['wait'], slot: { kind: 'port', from: 'gift', port: 'next' } }, countingIds()))
    expect(ways(moved)).toEqual(expect.arrayContaining(['hello.next>order', 'gift.next>wait', 'wait.next>bye']))
  })
})

describe('a removed branch', () => {
  it('goes from every kind whose branches a person makes, and a fallback to it with it', () => {
    const test: JourneyDocument = { ...cart(), nodes: [{ id: 't', kind: 'experiment', config: { salt: 's', variants: [{ id: 'a', percent: 50 }, { id: 'b', percent: 50 }], metric: 'opened', minimumSample: 1, confidence: 95, deadline: 'P1D', fallback: 'b' } }], edges: [] }
    expect(after(test, removeBranch(test, { id: 't', port: 'b', withSteps: false })).nodes[0]?.config).toMatchObject({ variants: [{ id: 'a' }], fallback: '' })
    expect(removeBranch(cart(), { id: 'order', port: 'timeout', withSteps: false })).toEqual({ ok: false, reason: 'That step is no longer there.' })
  })

  it('takes the steps only it led to, when asked', () => {
    const without = after(cart(), removeBranch(cart(), { id: 'half', port: 'a', withSteps: true }))
    expect(without.nodes.map(({ id }) => id)).toEqual(['hello', 'wait', 'order', 'won', 'again', 'half', 'bye'])
  })
})

describe('a connection', () => {
  it.each([
    ['entry', { from: 'again', port: 'next', to: 'entry' }, 'people enter once'],
    ['itself', { from: 'again', port: 'next', to: 'again' }, 'cannot lead to itself'],
    ['where it leads', { from: 'hello', port: 'next', to: 'wait' }, 'connected already'],
    ['a step before, without a wait between', { from: 'half', port: 'b', to: 'again' }, 'without a wait'],
    ['anything, from an end', { from: 'bye', port: 'next', to: 'again' }, 'nothing can follow'],
  ])('to %s is refused with a reason', (_what, connection, reason) => {
    expect(connectionProblem(cart(), connection)).toContain(reason)
  })

  it('that closes a loop through a jump needs a wait in it as well; a wait that only some stand in is none', () => {
    const window: JourneyNode = { id: 'hours', kind: 'waitForWindow', config: { weekdays: [1], from: '09:00', to: '17:00', clock: 'customer' } }
    const drawn = journey().email('one').email('two').document()
    const document: JourneyDocument = { ...drawn, nodes: [...drawn.nodes, window, { id: 'back', kind: 'jump', config: { to: 'one' } }], edges: [...drawn.edges, { id: 'e8', from: 'hours', port: 'next', to: 'back' }] }
    expect(connectionProblem(document, { from: 'two', port: 'next', to: 'hours' })).toContain('without a wait in it')
    expect(connectionProblem(document, { from: 'back', port: 'next', to: 'one' })).toContain('choose it in its settings')
    expect(jumpProblem({ ...document, edges: [...document.edges, { id: 'e9', from: 'two', port: 'next', to: 'hours' }] }, { from: 'back', to: 'two' })).toContain('no wait between')
    expect(jumpProblem(document, { from: 'back', to: 'two' })).toBeNull()
  })

  it('that closes a loop by a way left after a wait needs no other', () => {
    const document = journey().waitUntil('birthday', { from: 'trait', path: 'born' }, { yearly: true }).email('hello').to('hello').at('birthday', 'missed').exit('bye').document()
    const open: JourneyDocument = { ...document, edges: document.edges.filter(({ from }) => from !== 'hello') }
    expect(connectionProblem(open, { from: 'hello', port: 'next', to: 'birthday' })).toBeNull()
    expect(connectionProblem({ ...open, edges: open.edges.map((edge) => edge.port === 'missed' ? { ...edge, to: 'hello' } : edge) }, { from: 'hello', port: 'next', to: 'birthday' })).toContain('without a wait in it')
    expect(connectionProblem({ ...open, edges: [...open.edges, { id: 'e9', from: 'hello', port: 'next', to: 'birthday' }] }, { from: 'birthday', port: 'next', to: 'birthday' })).toBeNull()
  })

  it('back over a wait is fine', () => {
    expect(connectionProblem(cart(), { from: 'half', port: 'b', to: 'order' })).toBeNull()
  })
})

describe('copied steps', () => {
  it('jump to their own copies, and to where they jumped outside; what chance decides has a salt of its own', () => {
    const document: JourneyDocument = {
      ...cart(), edges: [],
      nodes: [{ id: 'in', kind: 'jump', config: { to: 'share' } }, { id: 'out', kind: 'jump', config: { to: 'hello' } }, { id: 'share', kind: 'holdout', config: { salt: 'old', percent: 5 } }],
    }
    const pasted = after(document, duplicateSteps(document, ['in', 'out', 'share'], countingIds())).nodes.slice(3)
    const share = pasted.find(({ kind }) => kind === 'holdout')
    expect(pasted.filter(({ kind }) => kind === 'jump').map(({ config }) => config)).toEqual([{ to: share?.id }, { to: 'hello' }])
    expect(share?.config).not.toMatchObject({ salt: 'old' })
  })

  const copied = (ids: readonly string[]) => {
    const fragment = fragmentOf(cart(), ids)
    if (fragment === null) throw new Error('nothing to copy')
    const read = readFragment(fragmentText(fragment))
    if (!read.ok) throw new Error(read.reason)
    return read.fragment
  }

  it('come back from text with the edges inside, under new ids', () => {
    const pasted = after(cart(), pasteSteps(cart(), { fragment: copied(['again', 'half', 'gift']), slot: { kind: 'parked' } }, countingIds()))
    expect(ways(pasted)).toEqual(expect.arrayContaining(['email-new0.next>splitPercent-new1', 'splitPercent-new1.a>email-new2']))
    const salts = pasted.nodes.flatMap((node) => node.kind === 'splitPercent' ? [node.config.salt] : [])
    expect(new Set(salts).size).toBe(2)
  })

  it('go in between, and what followed is attached to their first open end', () => {
    const pasted = after(cart(), pasteSteps(cart(), { fragment: copied(['wait', 'order']), slot: { kind: 'port', from: 'hello', port: 'next' } }, countingIds()))
    expect(ways(pasted)).toEqual(expect.arrayContaining(['hello.next>wait-new0', 'wait-new0.next>waitForEvent-new1', 'waitForEvent-new1.event>wait']))
  })

  it('keep the ways to steps outside when asked', () => {
    const pasted = after(cart(), pasteSteps(cart(), { fragment: copied(['gift']), slot: { kind: 'parked' }, withLinks: true }, countingIds()))
    expect(ways(pasted)).toContain('email-new0.next>bye')
  })

  it('are put right behind the originals by a duplicate', () => {
    expect(ways(after(cart(), duplicateSteps(cart(), ['wait'], countingIds())))).toEqual(expect.arrayContaining(['wait.next>wait-new0', 'wait-new0.next>order']))
  })

  it('are read from a whole journey as the API gives it, or from its document alone', () => {
    for (const text of [JSON.stringify(cart()), JSON.stringify({ id: 'wf_1', name: 'Cart', document: cart() })]) {
      const read = readFragment(text)
      if (!read.ok) throw new Error(read.reason)
      expect(read.fragment.nodes).toEqual(cart().nodes)
      expect(read.fragment.edges).toEqual(cart().edges.filter(({ from }) => from !== 'entry'))
    }
  })

  it.each([
    ['a shopping list', 'milk, eggs', 'holds no journey steps'],
    ['other JSON', '{"a":1}', 'holds no journey steps'],
    ['steps of a newer release', '{"format":"sendero-steps","version":9,"nodes":[]}', 'newer release'],
    ['broken steps', '{"format":"sendero-steps","version":1,"nodes":[{"id":"a","kind":"wait","config":{}}],"edges":[]}', 'nodes[0].config.for'],
    ['a kind nobody knows', '{"format":"sendero-steps","version":1,"nodes":[{"id":"a","kind":"fax","config":{}}],"edges":[]}', 'unknown kind "fax"'],
  ])('are told from %s', (_what, text, reason) => {
    const read = readFragment(text)
    expect(read.ok ? '' : read.reason).toContain(reason)
  })
})

describe('skipping steps', () => {
  const skipped = (document: JourneyDocument): string[] => document.nodes.filter((node) => node.skipped === true).map(({ id }) => id)

  it('marks them, and takes all back in once all are marked', () => {
    const one = after(cart(), toggleSkipped(cart(), ['wait']))
    expect(skipped(one)).toEqual(['wait'])
    const both = after(one, toggleSkipped(one, ['wait', 'gift']))
    expect(skipped(both)).toEqual(['wait', 'gift'])
    expect(after(both, toggleSkipped(both, ['wait', 'gift']))).toEqual(cart())
  })

  it('leaves out what ends the journey, and refuses where nothing else is selected', () => {
    expect(skipped(after(cart(), toggleSkipped(cart(), ['wait', 'won'])))).toEqual(['wait'])
    expect(toggleSkipped(cart(), ['won'])).toEqual({ ok: false, reason: 'A goal or an exit ends the journey: there is nothing to pass on to. Delete it instead.' })
  })

  it('stays when a step becomes one of another kind', () => {
    const document = after(cart(), toggleSkipped(cart(), ['hello']))
    expect(after(document, replaceKind(document, { id: 'hello', kind: 'webhook' }, countingIds())).nodes[0]).toMatchObject({ id: 'hello', kind: 'webhook', skipped: true })
  })
})

describe('turning the drawing', () => {
  it('lays a note that is beside its step below it, and back', () => {
    const document = { ...cart(), canvas: { direction: 'TB' as const, offsets: {}, notes: [{ id: 'n', text: 'Why?', x: 272, y: 0, nodeId: 'wait' }, { id: 'free', text: 'Free', x: 5, y: 6 }] } }
    const turned = after(document, setDirection(document, 'LR', 176))
    expect(turned.canvas.notes.map(({ x, y }) => [x, y])).toEqual([[0, 96], [5, 6]])
    expect(after(turned, setDirection(turned, 'TB', 176))).toEqual(document)
  })
})
