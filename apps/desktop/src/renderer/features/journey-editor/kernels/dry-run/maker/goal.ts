import type { PropertyCondition, Rule } from '@sendero/flow-engine/segment'
import type { MakerState } from './maker-state.ts'

/** What must be so for somebody to leave a step the way that is wanted. */
export type Goal =
  | { readonly kind: 'all' | 'any'; readonly of: readonly Goal[] }
  | { readonly kind: 'rule'; readonly rule: Rule; readonly holds: boolean }
  /** Of the event that brings them in. */
  | { readonly kind: 'entry'; readonly condition: PropertyCondition; readonly holds: boolean }
  /** Something that is simply said, each in its ways, the likeliest first. */
  | { readonly kind: 'change'; readonly apply: (state: MakerState) => readonly MakerState[] }
