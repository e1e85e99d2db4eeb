/** A promise that the stored rows break. */
export interface Violation {
  readonly id: string
  readonly promise: string
  /** How many rows break it. */
  readonly count: number
  /** Ids of some of them. */
  readonly examples: readonly string[]
}
