import { classNames } from '@sendero/ui'
import type { Mark as MarkKind } from '../kernels/compare/document-diff.ts'
import { markLooks } from './marks.ts'

/** What became of a step or a way: a sign and a word. */
export function Mark({ mark, className }: { readonly mark: MarkKind | 'way'; readonly className?: string }) {
  const { icon: Icon, tone, word } = markLooks[mark]
  return <span className={classNames('journey-mark', 'ui-tone', tone, className)}><Icon aria-hidden />{word}</span>
}
