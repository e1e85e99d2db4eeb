/** What is known of one variant of an experiment. */
export interface VariantTally {
  readonly id: string
  /** Runs that took it. */
  readonly runs: number
  /** Of them: met the metric. */
  readonly successes: number
}

export interface Comparison {
  /** The variant with the highest rate; of equal ones the first. Null without any run. */
  readonly best: string | null
  /** How sure it is that the best beats every other, 0 to 1, whenever and however often one looks. */
  readonly confidence: number
}

/**
 * Compares variants so that the answer may be looked at as often as one likes: an ordinary test that is repeated until it says
 * yes says yes sooner or later. For each pair the mixture sequential probability ratio test with a normal mixture over the true
 * difference is used, whose p-value min(1, 1/ratio) is valid at every moment at once (Johari, Pekelis and Walsh, Always Valid
 * Inference, Operations Research 70(3), 2022, section 4); several comparisons with the best are corrected after Bonferroni.
 */
export function compareVariants(variants: readonly VariantTally[], minimumSample: number): Comparison {
  const [best, ...others] = [...variants].sort((a, b) => rateOf(b) - rateOf(a))
  if (best === undefined || best.runs === 0) return { best: null, confidence: 0 }
  const pValues = others.map((other) => alwaysValidP(best, other, minimumSample))
  return { best: best.id, confidence: others.length === 0 ? 0 : Math.max(0, 1 - others.length * Math.max(...pValues)) }
}

/** Successes per run; 0 without any run. */
export const rateOf = ({ runs, successes }: VariantTally): number => (runs === 0 ? 0 : successes / runs)

function alwaysValidP(a: VariantTally, b: VariantTally, minimumSample: number): number {
  if (a.runs === 0 || b.runs === 0) return 1
  // Half a success and half a failure more on either side: without any success so far there is still something not known.
  const pooled = (a.successes + b.successes + 1) / (a.runs + b.runs + 2)
  const unit = pooled * (1 - pooled)
  const variance = unit * (1 / a.runs + 1 / b.runs)
  // Differences that the smallest sample could just show are the ones the test is quickest for.
  const mixture = unit * (2 / minimumSample) * 4
  const difference = rateOf(a) - rateOf(b)
  const logRatio = 0.5 * Math.log(variance / (variance + mixture)) + (mixture * difference * difference) / (2 * variance * (variance + mixture))
  return Math.min(1, Math.exp(-logRatio))
}

/** The interval, in rates, that holds the true rate of a variant with 95 %: Wilson's, which never leaves 0 to 1. Null without any run. */
export function rateInterval({ runs, successes }: VariantTally): readonly [low: number, high: number] | null {
  if (runs === 0) return null
  const z = 1.959964
  const rate = successes / runs
  const spread = z * Math.sqrt((rate * (1 - rate)) / runs + (z * z) / (4 * runs * runs))
  const scale = 1 + (z * z) / runs
  const middle = rate + (z * z) / (2 * runs)
  return [Math.max(0, (middle - spread) / scale), Math.min(1, (middle + spread) / scale)]
}
