import { countLabel, shareLabel } from '../../../base/numbers.ts'
import type { EdgeFigure } from '../kernels/overlay/edge-figures.ts'
import { shortCount } from './card-figures.ts'

/** What a way says of itself: where there are several, also which part of those who left went it. */
export function edgeWords({ count, share }: Pick<EdgeFigure, 'count' | 'share'>, isFork: boolean): { readonly text: string; readonly words: string } {
  const text = isFork && count > 0 ? `${Math.round(share * 100)}% · ${shortCount(count)}` : shortCount(count)
  return { text, words: `${countLabel(count)} went this way${isFork ? `, ${shareLabel(share, 1)} of those who left` : ''}` }
}
