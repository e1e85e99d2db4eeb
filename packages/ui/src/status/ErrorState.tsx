import { t } from '@sendero/i18n'
import { CircleAlert, RotateCw } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '../buttons/Button.tsx'
import { classNames } from '../class-names.ts'

export interface ErrorStateProps {
  readonly title: string
  /** What went wrong and what to do, in plain words. */
  readonly children?: ReactNode
  readonly onRetry?: (() => void) | undefined
  readonly isRetrying?: boolean
  readonly size?: 'small' | 'medium'
  /** Nothing else is on the page: its title is the page's. */
  readonly isPage?: boolean
}

/** In place of what could not be shown. */
export function ErrorState({ title, children, onRetry, isRetrying = false, size = 'medium', isPage = false }: ErrorStateProps) {
  const Title = isPage ? 'h1' : 'p'
  return (
    <div className={classNames('ui-empty', 'failed', size)} role="alert">
      <span className="ui-empty-icon"><CircleAlert aria-hidden /></span>
      <Title className="ui-empty-title">{title}</Title>
      {children === undefined ? null : <div className="ui-empty-words">{children}</div>}
      {onRetry === undefined ? null : <div className="ui-actions"><Button icon={<RotateCw aria-hidden />} onClick={onRetry} busyLabel={isRetrying ? t('Trying again…') : undefined}>{t('Try again')}</Button></div>}
    </div>
  )
}
