import { t } from '@sendero/i18n'
import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from '../buttons/Link.tsx'

export interface Crumb {
  readonly label: string
  readonly href: string
}

export interface PageHeaderProps {
  /** Text, or an InlineEdit where the name can be changed. */
  readonly title: ReactNode
  readonly crumbs?: readonly Crumb[]
  /** Behind the title: a status, a badge. */
  readonly meta?: ReactNode
  readonly description?: ReactNode
  readonly actions?: ReactNode
  /** TabLinks below. */
  readonly tabs?: ReactNode
}

export function PageHeader({ title, crumbs = [], meta, description, actions, tabs }: PageHeaderProps) {
  return (
    <header className="ui-page-header">
      {crumbs.length === 0 ? null : (
        <nav aria-label={t('Breadcrumb')}>
          <ol className="ui-crumbs">{crumbs.map((crumb, index) => <li key={crumb.href}>{index === 0 ? null : <ChevronRight aria-hidden />}<Link href={crumb.href}>{crumb.label}</Link></li>)}</ol>
        </nav>
      )}
      <div className="ui-page-header-row">
        <h1>{title}</h1>
        {meta === undefined ? null : <div className="ui-page-meta">{meta}</div>}
        {actions === undefined ? null : <div className="ui-actions">{actions}</div>}
      </div>
      {description === undefined ? null : <p className="ui-page-description">{description}</p>}
      {tabs}
    </header>
  )
}
