import type { Entry, JourneyDocument } from '@sendero/flow-engine/document'
import type { Intent, NewId } from '../kernels/document/command.ts'
import type { Fragment } from '../kernels/document/fragment.ts'
import { renewed } from '../kernels/document/renewed.ts'

/** A journey to start from: what it is for, and its steps. Templates are left open, for the person to choose. */
export interface Starter {
  readonly id: string
  readonly title: string
  readonly why: string
  readonly entry: Entry
  readonly fragment: Fragment
}

const ordered = 'Order Completed'

const welcome: Starter = {
  id: 'welcome', title: 'Welcome series', why: 'Greets new people, then looks whether they have ordered.',
  entry: { trigger: { kind: 'event', event: 'Signed Up', where: [] }, reentry: { kind: 'never' } },
  fragment: {
    nodes: [
      { id: 'hello', kind: 'email', name: 'Welcome', config: { templateId: '' } },
      { id: 'pause', kind: 'wait', config: { for: 'P2D' } },
      { id: 'tips', kind: 'email', name: 'First steps', config: { templateId: '' } },
      { id: 'order', kind: 'waitForEvent', name: 'First order?', config: { event: ordered, where: [], timeout: 'P5D' } },
      { id: 'won', kind: 'goal', config: { name: 'First order' } },
      { id: 'nudge', kind: 'email', name: 'A small nudge', config: { templateId: '' } },
      { id: 'bye', kind: 'exit', config: {} },
    ],
    edges: [
      { id: '1', from: 'hello', port: 'next', to: 'pause' }, { id: '2', from: 'pause', port: 'next', to: 'tips' }, { id: '3', from: 'tips', port: 'next', to: 'order' },
      { id: '4', from: 'order', port: 'event', to: 'won' }, { id: '5', from: 'order', port: 'timeout', to: 'nudge' }, { id: '6', from: 'nudge', port: 'next', to: 'bye' },
    ],
    links: [],
  },
}

const cart: Starter = {
  id: 'cart', title: 'Abandoned cart', why: 'Reminds people of what they left, until they order.',
  entry: { trigger: { kind: 'event', event: 'Cart Updated', where: [] }, reentry: { kind: 'afterExit' } },
  fragment: {
    nodes: [
      { id: 'soon', kind: 'waitForEvent', name: 'Ordered soon?', config: { event: ordered, where: [], timeout: 'PT2H' } },
      { id: 'bought', kind: 'exit', config: {} },
      { id: 'left', kind: 'email', name: 'You left something', config: { templateId: '' } },
      { id: 'later', kind: 'waitForEvent', name: 'Ordered after all?', config: { event: ordered, where: [], timeout: 'P1D' } },
      { id: 'won', kind: 'goal', config: { name: 'Cart recovered' } },
      { id: 'last', kind: 'email', name: 'Last call', config: { templateId: '' } },
      { id: 'bye', kind: 'exit', config: {} },
    ],
    edges: [
      { id: '1', from: 'soon', port: 'event', to: 'bought' }, { id: '2', from: 'soon', port: 'timeout', to: 'left' }, { id: '3', from: 'left', port: 'next', to: 'later' },
      { id: '4', from: 'later', port: 'event', to: 'won' }, { id: '5', from: 'later', port: 'timeout', to: 'last' }, { id: '6', from: 'last', port: 'next', to: 'bye' },
    ],
    links: [],
  },
}

const winBack: Starter = {
  id: 'win-back', title: 'Win back', why: 'Tries two messages on people who have gone quiet.',
  entry: { trigger: { kind: 'segmentEntered', segmentId: '' }, reentry: { kind: 'afterExit' } },
  fragment: {
    nodes: [
      { id: 'half', kind: 'splitPercent', name: 'Two subjects', config: { salt: 'new', branches: [{ id: 'a', name: 'Kind words', percent: 50 }, { id: 'b', name: 'An offer', percent: 50 }] } },
      { id: 'kind', kind: 'email', name: 'We miss you', config: { templateId: '' } },
      { id: 'offer', kind: 'email', name: 'Something for you', config: { templateId: '' } },
      { id: 'back', kind: 'waitForEvent', name: 'Back again?', config: { event: ordered, where: [], timeout: 'P14D' } },
      { id: 'won', kind: 'goal', config: { name: 'Won back' } },
      { id: 'note', kind: 'updateCustomer', name: 'Remember the try', config: { set: { winBack: 'tried' }, unset: [] } },
      { id: 'bye', kind: 'exit', config: {} },
    ],
    edges: [
      { id: '1', from: 'half', port: 'a', to: 'kind' }, { id: '2', from: 'half', port: 'b', to: 'offer' }, { id: '3', from: 'kind', port: 'next', to: 'back' }, { id: '4', from: 'offer', port: 'next', to: 'back' },
      { id: '5', from: 'back', port: 'event', to: 'won' }, { id: '6', from: 'back', port: 'timeout', to: 'note' }, { id: '7', from: 'note', port: 'next', to: 'bye' },
    ],
    links: [],
  },
}

export const starters: readonly Starter[] = [welcome, cart, winBack]

/** The whole document of a starter, with ids of its own. */
export function starterDocument({ entry, fragment }: Starter, newId: NewId): JourneyDocument {
  const { nodes, edges } = renewed(fragment, newId)
  const [first] = nodes
  return {
    schemaVersion: 1, entry, nodes: [...nodes],
    edges: [...(first === undefined ? [] : [{ id: `e-${newId()}`, from: 'entry', port: 'next', to: first.id }]), ...edges],
    canvas: { direction: 'TB', offsets: {}, notes: [] },
  }
}

export function startWith(starter: Starter, newId: NewId): Intent {
  return { ok: true, label: `start with “${starter.title}”`, edits: [{ kind: 'replaceDocument', document: starterDocument(starter, newId) }] }
}
