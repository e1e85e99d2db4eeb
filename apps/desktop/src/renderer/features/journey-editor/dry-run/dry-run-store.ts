import type { Diagnostic, UnreachableReason } from '@sendero/flow-engine'
import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { AskedFacts } from '../kernels/dry-run/asked-facts.ts'
import type { ChosenArms } from '../kernels/dry-run/chosen-arms.ts'
import type { DryPerson } from '../kernels/dry-run/dry-person.ts'
import type { DryRun, WaitAnswers } from '../kernels/dry-run/dry-run.ts'
import type { EntryObstacle } from '../kernels/dry-run/entry-obstacles.ts'
import type { ValueTexts } from '../kernels/dry-run/value-texts.ts'
import { useEditor } from '../store/editor-context.ts'
import type { EditorStore } from '../store/editor-store.ts'

/** Something the person does, as it is typed. */
export interface DoneEvent {
  readonly id: string
  readonly event: string
  readonly when: 'before' | 'after'
  /** ISO 8601, before or after the start; empty while it is typed. */
  readonly by: string
  readonly properties: ValueTexts
}

/** What a person has said about the test; whatever is not said is as it is proposed. */
export interface Setup {
  readonly who: 'made' | 'real'
  readonly customerId: string | null
  readonly traits: ValueTexts
  readonly consent: UnreachableReason | 'reachable' | null
  readonly mailsBefore: number | null
  readonly lists: Readonly<Record<string, boolean>>
  readonly segments: Readonly<Record<string, boolean>>
  /** By the clock of the workspace. */
  readonly day: string
  readonly time: string
  readonly entryProperties: ValueTexts
  readonly events: readonly DoneEvent[]
  readonly answers: WaitAnswers
  readonly arms: ChosenArms
}

export type Outcome =
  | { readonly kind: 'walk'; readonly walk: DryRun; readonly obstacles: readonly EntryObstacle[]; readonly unfinished: ReadonlyMap<string, string>; readonly arms: ChosenArms }
  | { readonly kind: 'blocked'; readonly problems: readonly Diagnostic[] }

export interface DryRunState {
  readonly isOpen: boolean
  readonly tab: 'way' | 'person'
  readonly setup: Setup
  /** Null until everything it depends on is known. */
  readonly outcome: Outcome | null
  readonly asked: AskedFacts | null
  /** The person as proposed or as the server knows them, before anything was said. */
  readonly base: DryPerson | null
  /** The stop the clock stands at; null for the last. */
  readonly at: number | null
}

export const freshSetup = (now: { readonly day: string; readonly time: string }): Setup => ({
  who: 'made', customerId: null, traits: {}, consent: null, mailsBefore: null, lists: {}, segments: {}, ...now, entryProperties: {}, events: [], answers: {}, arms: {},
})

const nothing: DryRunState = { isOpen: false, tab: 'way', setup: freshSetup({ day: '', time: '' }), outcome: null, asked: null, base: null, at: null }

// One per open journey: cards, the panel and the bar of time stand in different places of the page and read the same walk.
const stores = new WeakMap<EditorStore, StoreApi<DryRunState>>()

export function dryRunOf(editor: EditorStore): StoreApi<DryRunState> {
  const known = stores.get(editor) ?? createStore<DryRunState>(() => nothing)
  stores.set(editor, known)
  return known
}

/** A part of the test of the open journey. Select what is small: the component is drawn when it changes. */
export function useDryRun<Part>(select: (state: DryRunState) => Part): Part {
  return useStore(dryRunOf(useEditor().session.store), select)
}

export function useSetup(): { readonly setup: Setup; readonly change: (part: Partial<Setup>) => void } {
  const store = dryRunOf(useEditor().session.store)
  const setup = useStore(store, (state) => state.setup)
  return { setup, change: (part) => { store.setState((state) => ({ setup: { ...state.setup, ...part } })) } }
}

/** How many stops the clock has passed, the one it stands at included. */
export function passedStops({ outcome, at }: DryRunState): number {
  const stops = outcome?.kind === 'walk' ? outcome.walk.stops.length : 0
  return at === null ? stops : Math.min(at + 1, stops)
}
