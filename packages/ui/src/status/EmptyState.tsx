import type { ReactNode } from 'react'
import { classNames } from '../class-names.ts'

export interface EmptyStateProps {
  readonly icon?: ReactNode
  readonly title: string
  /** What would be here, and what to do so that something is. */
  readonly children?: ReactNode
  readonly action?: ReactNode
  readonly size?: 'small' | 'medium'
}

export function EmptyState({ icon, title, children, action, size = 'medium' }: EmptyStateProps) {
  return (
    <div className={classNames('ui-empty', size)}>
      {icon === undefined ? null : <span className="ui-empty-icon">{icon}</span>}
      <p className="ui-empty-title">{title}</p>
      {children === undefined ? null : <div className="ui-empty-words">{children}</div>}
      {action === undefined ? null : <div className="ui-actions">{action}</div>}
    </div>
  )
}
