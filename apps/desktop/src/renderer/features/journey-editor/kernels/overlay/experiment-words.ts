/** What is known of an experiment, as the server tells it. */
export interface ExperimentKnown {
  readonly winner: string | null
  readonly reason: 'won' | 'deadline' | 'chosen' | null
  readonly best: string | null
  /** 0 to 1. */
  readonly confidence: number
  readonly neededConfidence: number
  readonly minimumSample: number
  readonly variants: readonly { readonly id: string; readonly name: string | null; readonly runs: number }[]
}

/** Where an experiment stands, in one or two sentences. */
export function standingWords({ winner, reason, best, confidence, neededConfidence, minimumSample, variants }: ExperimentKnown): string {
  const nameOf = (id: string): string => variants.find((variant) => variant.id === id)?.name ?? id
  if (winner !== null) return `${decided[reason ?? 'chosen'](nameOf(winner))} Everybody takes it from then on.`
  const small = variants.filter(({ runs }) => runs < minimumSample)
  const missing = small.length === 0 ? '' : ` Each variant needs ${minimumSample.toLocaleString('en')} people first.`
  if (best === null) return `Nobody has come here yet.${missing}`
  const percent = (share: number): number => Math.floor(share * 1000) / 10
  return `“${nameOf(best)}” is ahead, ${percent(confidence)}% sure; ${percent(neededConfidence)}% is asked for.${missing}`
}

const decided: Readonly<Record<'won' | 'deadline' | 'chosen', (name: string) => string>> = {
  won: (name) => `“${name}” has won.`,
  deadline: (name) => `Time was up without a clear winner, so “${name}” stands.`,
  chosen: (name) => `Somebody chose “${name}”.`,
}
