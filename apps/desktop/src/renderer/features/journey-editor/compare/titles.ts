import { cardWords } from '../nodes/card-words.ts'
import type { Comparison } from './comparison.ts'

/** How a step is called where it is: in the newer document, else in the older. */
export function titleIn({ before, after, nameOf }: Comparison, id: string): string {
  if (id === 'entry') return 'Entry'
  return (cardWords(after, id, nameOf) ?? cardWords(before, id, nameOf))?.title ?? 'A step'
}
