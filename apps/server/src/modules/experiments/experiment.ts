import { z } from 'zod'

/** The config of an experiment node, as its version was published with it. */
export const experimentConfig = z.object({
  variants: z.array(z.object({ id: z.string(), name: z.string().optional(), percent: z.number() })),
  metric: z.enum(['opened', 'clicked', 'converted']),
  minimumSample: z.number(),
  confidence: z.number(),
  deadline: z.string(),
  fallback: z.string(),
})

export type ExperimentConfig = z.output<typeof experimentConfig>

/** How an experiment came to its winner. */
export type Reason = 'won' | 'deadline' | 'chosen'

export interface Experiment {
  readonly journeyId: string
  readonly nodeId: string
  readonly salt: string
  readonly config: ExperimentConfig
  /** Epoch milliseconds by the clock of the workspace. */
  readonly startedAt: number
  readonly decidedAt: number | null
  readonly winner: string | null
  readonly reason: Reason | null
}
