import type { ReactNode } from 'react'
import { Link } from '../buttons/Link.tsx'

export interface TabLink {
  readonly href: string
  readonly label: string
  readonly icon?: ReactNode
  readonly count?: ReactNode
  readonly isCurrent: boolean
}

/** Tabs that are pages with an address each. */
export function TabLinks({ label, items }: { readonly label: string; readonly items: readonly TabLink[] }) {
  return (
    <nav aria-label={label} className="ui-tabs-row">
      <div className="ui-tabs-list">
        {items.map((item) => <Link key={item.href} href={item.href} className="ui-tab" aria-current={item.isCurrent ? 'page' : undefined}>{item.icon}{item.label}{item.count === undefined ? null : <span className="ui-tab-count">{item.count}</span>}</Link>)}
      </div>
    </nav>
  )
}
