import { ArrowDown, ArrowRight, ArrowUp } from 'lucide-react'
import type { ReactNode } from 'react'
import { classNames } from '../class-names.ts'
import { Skeleton } from '../status/Skeleton.tsx'

export interface StatDelta {
  /** Such as "+12 %". */
  readonly text: string
  readonly direction: 'up' | 'down' | 'flat'
  /** Whether that is good news: fewer failures are. */
  readonly tone?: 'good' | 'danger' | 'neutral'
  /** What it is compared with: "than last week". */
  readonly than?: string
}

export interface StatProps {
  readonly label: string
  readonly value: ReactNode
  readonly unit?: string
  readonly delta?: StatDelta | undefined
  readonly hint?: ReactNode
  /** A Sparkline, say. */
  readonly chart?: ReactNode
  readonly isLoading?: boolean
  readonly size?: 'medium' | 'large'
}

const arrows = { up: ArrowUp, down: ArrowDown, flat: ArrowRight } as const

export function Stat({ label, value, unit, delta, hint, chart, isLoading = false, size = 'medium' }: StatProps) {
  return (
    <dl className={classNames('ui-stat', size)} aria-busy={isLoading || undefined}>
      <dt>{label}</dt>
      <dd className="ui-stat-value">{isLoading ? <Skeleton width="72px" height="22px" /> : <>{value}{unit === undefined ? null : <span className="ui-stat-unit"> {unit}</span>}</>}</dd>
      {delta === undefined || isLoading ? null : <Delta delta={delta} />}
      {hint === undefined ? null : <dd className="ui-stat-hint">{hint}</dd>}
      {chart === undefined ? null : <dd className="ui-stat-chart">{chart}</dd>}
    </dl>
  )
}

function Delta({ delta }: { readonly delta: StatDelta }) {
  const Arrow = arrows[delta.direction]
  return (
    <dd className={classNames('ui-stat-delta', 'ui-tone', delta.tone ?? 'neutral')}>
      <Arrow aria-hidden />{delta.text}
      {delta.than === undefined ? null : <span className="ui-quiet">{delta.than}</span>}
    </dd>
  )
}
