import type { ReactNode } from 'react'
import { classNames } from '../class-names.ts'

export interface CardProps {
  readonly title?: ReactNode
  readonly description?: ReactNode
  readonly actions?: ReactNode
  /** No inner space: for a table or a list that reaches the edges. */
  readonly flush?: boolean
  readonly className?: string
  readonly children?: ReactNode
}

export function Card({ title, description, actions, flush = false, className, children }: CardProps) {
  const hasHead = title !== undefined || actions !== undefined
  return (
    <section className={classNames('ui-card', flush && 'flush', className)}>
      {hasHead ? (
        <header className="ui-card-head">
          <div className="ui-card-words">
            {title === undefined ? null : <h2>{title}</h2>}
            {description === undefined ? null : <p className="ui-card-description">{description}</p>}
          </div>
          {actions === undefined ? null : <div className="ui-actions">{actions}</div>}
        </header>
      ) : null}
      {children}
    </section>
  )
}
