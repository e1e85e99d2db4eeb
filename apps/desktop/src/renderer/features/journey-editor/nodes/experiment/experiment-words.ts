import type { NodeConfigs } from '@sendero/flow-engine/document'
import { durationInWords } from '@sendero/flow-engine/time'
import { countOf } from '../../../../base/numbers.ts'

type Config = NodeConfigs['experiment']

/** What a variant is called: its name, else its place. */
export function variantName({ variants }: Pick<Config, 'variants'>, id: string): string {
  const at = variants.findIndex((variant) => variant.id === id)
  const name = variants[at]?.name?.trim() ?? ''
  return name === '' ? `Variant ${at + 1}` : name
}

/** How the experiment ends: when one wins, and what happens when none does. */
export function outcomeInWords(config: Config): readonly string[] {
  const { variants, minimumSample, confidence, deadline, fallback } = config
  const [first, second, third] = variants
  const people = `at least ${countOf(minimumSample, 'person', 'people')} in each`
  const win = first !== undefined && second !== undefined && third === undefined
    ? `${variantName(config, second.id)} wins when it is ${confidence}% sure to beat ${variantName(config, first.id)} with ${people}, and the other way round.`
    : `A variant wins when it is ${confidence}% sure to beat each of the others with ${people}.`
  return [win, 'From then on everybody takes the winner.', `If none has won after ${durationInWords(deadline)}, everybody takes ${fallback === '' ? 'the best so far' : variantName(config, fallback)}.`]
}
