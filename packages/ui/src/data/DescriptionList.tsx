import type { ReactNode } from 'react'
import { classNames } from '../class-names.ts'

export interface Description {
  readonly term: string
  /** Nothing is shown as a dash. */
  readonly value: ReactNode
}

export interface DescriptionListProps {
  readonly items: readonly Description[]
  readonly look?: 'rows' | 'stacked'
}

export function DescriptionList({ items, look = 'rows' }: DescriptionListProps) {
  return (
    <dl className={classNames('ui-descriptions', look)}>
      {items.map(({ term, value }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value === null || value === undefined || value === '' ? <span className="ui-quiet">—</span> : value}</dd>
        </div>
      ))}
    </dl>
  )
}
