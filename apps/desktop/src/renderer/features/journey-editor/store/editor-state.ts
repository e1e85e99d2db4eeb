import type { Diagnostic } from '@sendero/flow-engine'
import type { JourneyDocument } from '@sendero/flow-engine/document'
import type { StateCreator } from 'zustand/vanilla'
import type { Intent } from '../kernels/document/command.ts'
import type { Fragment } from '../kernels/document/fragment.ts'
import type { Slot } from '../kernels/document/slot.ts'
import type { Move, Spot } from '../kernels/walk/flow-walk.ts'
import type { Standing } from '../people-standing.ts'
import type { Problem } from '../problems/problem-words.ts'
import type { SaveState } from './draft-saver.ts'
import type { History } from './history.ts'
import type { MissingThing } from './missing-things.ts'
import type { ServerDraft } from './open-draft.ts'

/** What the server says about the journey besides its draft. */
export interface JourneyFacts {
  readonly id: string
  readonly name: string
  readonly status: 'draft' | 'live' | 'paused' | 'stopped'
  /** Nobody enters; those in it go on. */
  readonly isEntryClosed: boolean
  readonly publishedVersion: number | null
  readonly hasUnpublishedChanges: boolean
  readonly people: number
}

/** The document and how it came to be. Everything the canvas shows is derived from it. */
export interface DocumentSlice {
  readonly journey: JourneyFacts
  readonly document: JourneyDocument
  readonly history: History
  /** Who stands where in its published versions; empty until it is known. */
  readonly standing: Standing
  /** Carries out what a person wants, as one named step that can be undone; says why when it cannot. */
  run(intent: Intent): boolean
  undo(): void
  redo(): void
  setJourney(journey: JourneyFacts): void
}

export interface SelectionSlice {
  /** Steps, notes and the entry, by id. */
  readonly selected: ReadonlySet<string>
  readonly selectedEdge: string | null
  /** Where the keyboard stands. */
  readonly cursor: Spot | null
  /** The steps walked over, so that the way back is the way there. */
  readonly trail: readonly string[]
  select(ids: readonly string[]): void
  toggle(id: string): void
  selectEdge(edgeId: string | null): void
  /** Puts the keyboard somewhere; on a step it selects it. */
  stand(spot: Spot | null): void
  walk(move: Move): void
}

export interface QuickAdd {
  readonly slot: Slot
  /** On the screen. */
  readonly at: { readonly x: number; readonly y: number }
  /** The step to make another kind of, instead of adding one. */
  readonly replaces: string | null
  /** Where parked steps go on the canvas. */
  readonly dropAt: { readonly x: number; readonly y: number } | null
  /** What was typed already. */
  readonly typed: string
}

/** Steps to be pasted that use what is not in this workspace. */
export interface Mapping { readonly fragment: Fragment; readonly withLinks: boolean; readonly missing: readonly MissingThing[] }

/** `quiet`: only read out, for what is seen anyway. */
export interface Notice { readonly text: string; readonly tone: 'plain' | 'refused' | 'quiet'; readonly key: number }

export interface ViewSlice {
  readonly mode: 'edit' | 'read'
  /** A published version that is looked at in place of the draft, in the mode `read`. */
  readonly viewed: JourneyDocument | null
  /** Pixels every card is higher by, for numbers on it. */
  readonly cardExtra: number
  /** Ids of steps and edges that are lit, all others are dimmed; null for all alike. */
  readonly lit: ReadonlySet<string> | null
  /** Edge id -> its width in pixels. */
  readonly edgeWidths: ReadonlyMap<string, number> | null
  /** The same of the time the numbers are compared with; null when they are not. */
  readonly edgeWidthsBefore: ReadonlyMap<string, number> | null
  readonly quickAdd: QuickAdd | null
  /** The way out that is being connected, by keys or clicks. */
  readonly connecting: { readonly from: string; readonly port: string } | null
  /** Something is dragged that can be put into a slot; `over` is the slot it would go into. */
  readonly dragging: { readonly over: Slot | null } | null
  readonly renaming: string | null
  /** The steps to choose for, before some are deleted. */
  readonly removing: readonly string[] | null
  /** Ids of the sections that are collapsed to a card. */
  readonly folded: ReadonlySet<string>
  readonly mapping: Mapping | null
  /** Steps to be copied into another journey, while a person chooses it. */
  readonly copying: Fragment | null
  /** The starters are open, with this one shown first; null while they are not. */
  readonly gallery: { readonly chosen: string | null } | null
  readonly panels: Readonly<Record<Panel, boolean>>
  /** Whether the canvas stands beside the outline, where there is room for both. */
  readonly isSplit: boolean
  /** Where the keyboard is at work: what opens gives the focus back to it, and renames there. */
  readonly surface: 'canvas' | 'outline'
  /** The whole outline is laid out for paper, and the browser asked to print it. */
  readonly isPrinting: boolean
  readonly query: string
  readonly hits: readonly string[]
  /** What the wheel does to the canvas; with Ctrl or ⌘ the other. */
  readonly wheel: 'move' | 'zoom'
  /** What happened last or why something did not: in the status line, and read out. */
  readonly notice: Notice | null
  /** Going back to `edit` shows the draft again. */
  setMode(mode: ViewSlice['mode']): void
  /** Shows a version in place of the draft; null shows the draft. */
  look(document: JourneyDocument | null): void
  show(panel: Panel, isOpen: boolean): void
  setFolded(folded: ReadonlySet<string>): void
  setWheel(wheel: ViewSlice['wheel']): void
  say(text: string, tone?: Notice['tone']): void
}

export type Panel = 'problems' | 'palette' | 'find' | 'minimap' | 'shortcuts' | 'outline' | 'times'

export interface SaveSlice {
  readonly save: SaveState
  /** The draft somebody else saved, while a person has not chosen between it and theirs. */
  readonly theirs: ServerDraft | null
}

export interface ProblemsSlice {
  readonly diagnostics: readonly Diagnostic[]
  /** What only the server knows: templates that are gone and the like. */
  readonly serverDiagnostics: readonly Diagnostic[]
  /** All of them in words, what blocks first; and by step. */
  readonly problems: readonly Problem[]
  readonly problemsOfStep: ReadonlyMap<string, readonly Problem[]>
  /** New steps that were not left yet: what they still lack is no mistake so far. */
  readonly unfinished: ReadonlySet<string>
  /** Names of templates and segments by id, as far as they are loaded. */
  readonly names: ReadonlyMap<string, string>
}

export type EditorState = DocumentSlice & SelectionSlice & ViewSlice & SaveSlice & ProblemsSlice
export type Slice<Part> = StateCreator<EditorState, [], [], Part>
