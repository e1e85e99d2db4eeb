import type { Diagnostic, Plan } from '@sendero/flow-engine'
import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { AskedFacts } from '../kernels/dry-run/asked-facts.ts'
import type { ChosenArms } from '../kernels/dry-run/chosen-arms.ts'
import type { DryPerson } from '../kernels/dry-run/dry-person.ts'
import type { DryRun } from '../kernels/dry-run/dry-run.ts'
import type { SegmentRules } from '../kernels/dry-run/dry-world.ts'
import type { EntryObstacle } from '../kernels/dry-run/entry-obstacles.ts'
import type { Unmet } from '../kernels/dry-run/maker/make-person.ts'
import { nothingSaid, type Said, type SaidEvent } from '../kernels/dry-run/said.ts'
import type { Chosen } from '../kernels/dry-run/ways-of.ts'
import { useEditor } from '../store/editor-context.ts'
import type { EditorStore } from '../store/editor-store.ts'

export interface DoneEvent extends SaidEvent { readonly id: string }

/** What a person has said about the test; whatever is not said is as it is proposed. */
export interface Setup extends Said {
  readonly who: 'made' | 'real'
  readonly customerId: string | null
  /** By the clock of the workspace. */
  readonly day: string
  readonly time: string
  readonly events: readonly DoneEvent[]
}

export type Outcome =
  | { readonly kind: 'walk'; readonly walk: DryRun; readonly obstacles: readonly EntryObstacle[]; readonly unfinished: ReadonlyMap<string, string>; readonly arms: ChosenArms }
  | { readonly kind: 'blocked'; readonly problems: readonly Diagnostic[] }

export interface WalkGround {
  readonly plan: Plan
  readonly unfinished: ReadonlyMap<string, string>
  readonly segmentRules: SegmentRules
  /** Decided experiments: their step -> the variant everybody takes. */
  readonly winners: Readonly<Record<string, string>>
  readonly timeZone: string
}

export interface DryRunState {
  readonly isOpen: boolean
  /** What they would find in their inbox, in place of the canvas. */
  readonly isInbox: boolean
  readonly tab: 'way' | 'person' | 'tests'
  readonly setup: Setup
  /** Null until everything it depends on is known. */
  readonly outcome: Outcome | null
  /** The plan that is walked, and the same person on it as chance or they themselves might have it; null with the outcome. */
  readonly other: { readonly plan: Plan; readonly walkAs: (chosen: Chosen) => DryRun; readonly settled: ReadonlySet<string> } | null
  /** What every walk of the draft is made with, whoever it is; null until it is known, and where nothing can be walked. */
  readonly ground: WalkGround | null
  /** The step somebody is to be made for, as soon as that can be; and the one nobody could be made for, with why. */
  readonly wanted: string | null
  readonly unmade: { readonly nodeId: string; readonly unmet: Unmet | null } | null
  readonly asked: AskedFacts | null
  /** The person as proposed or as the server knows them, before anything was said. */
  readonly base: DryPerson | null
  /** The stop the clock stands at; null for the last. */
  readonly at: number | null
}

export const freshSetup = (now: { readonly day: string; readonly time: string }): Setup => ({
  ...nothingSaid, who: 'made', customerId: null, ...now, events: [],
})

const nothing: DryRunState = { isOpen: false, isInbox: false, tab: 'way', setup: freshSetup({ day: '', time: '' }), outcome: null, other: null, ground: null, wanted: null, unmade: null, asked: null, base: null, at: null }

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
