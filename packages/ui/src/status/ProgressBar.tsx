import { Progress } from 'radix-ui'
import type { ReactNode } from 'react'
import { classNames } from '../class-names.ts'

export interface ProgressBarProps {
  readonly label: string
  /** Null while nobody knows how far it is. */
  readonly value: number | null
  readonly max?: number
  /** Beside the label, such as "1,204 of 9,000". */
  readonly detail?: ReactNode
  readonly tone?: 'accent' | 'good' | 'danger'
  readonly labelHidden?: boolean
}

export function ProgressBar({ label, value, max = 100, detail, tone = 'accent', labelHidden = false }: ProgressBarProps) {
  const share = value === null || max <= 0 ? 0 : Math.min(1, Math.max(0, value / max))
  return (
    <div className={classNames('ui-progress', 'ui-tone', tone)}>
      {labelHidden ? null : <div className="ui-progress-words"><span>{label}</span><span className="ui-quiet ui-numbers">{detail}</span></div>}
      <Progress.Root className="ui-progress-track" value={value === null ? null : share * 100} max={100} aria-label={label} getValueLabel={(now) => `${String(Math.round(now))} %`}>
        <Progress.Indicator className="ui-progress-fill" style={value === null ? undefined : { transform: `scaleX(${String(share)})` }} />
      </Progress.Root>
    </div>
  )
}
