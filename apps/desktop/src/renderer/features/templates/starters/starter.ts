import type { Draft } from '../template-draft.ts'

/** A design to start from. */
export interface Starter {
  readonly key: string
  readonly name: string
  readonly description: string
  readonly draft: Draft
}
