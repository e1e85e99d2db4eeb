import { t } from '@sendero/i18n'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { IconButton } from '../buttons/IconButton.tsx'

export interface PagerProps {
  /** Where one is: "1–50 of 1,204". */
  readonly children: ReactNode
  /** Left out on the first page. */
  readonly onPrevious?: (() => void) | undefined
  /** Left out on the last page. */
  readonly onNext?: (() => void) | undefined
  readonly isLoading?: boolean
}

export function Pager({ children, onPrevious, onNext, isLoading = false }: PagerProps) {
  return (
    <nav className="ui-pager" aria-label={t('Pages')}>
      <span className="ui-quiet ui-numbers" role="status">{children}</span>
      <IconButton label={t('Previous page')} icon={<ChevronLeft aria-hidden />} size="small" disabled={onPrevious === undefined || isLoading} onClick={onPrevious} />
      <IconButton label={t('Next page')} icon={<ChevronRight aria-hidden />} size="small" disabled={onNext === undefined || isLoading} onClick={onNext} />
    </nav>
  )
}
