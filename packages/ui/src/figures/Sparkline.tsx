import { classNames } from '../class-names.ts'
import type { Tone } from '../status/tone.ts'
import { sparklineShape } from './sparkline-path.ts'

export interface SparklineProps {
  readonly values: readonly number[]
  /** What is to be seen, in words: "Messages a day: 12 to 40, 31 today". */
  readonly label: string
  readonly width?: number
  readonly height?: number
  readonly tone?: Tone
}

export function Sparkline({ values, label, width = 96, height = 28, tone = 'accent' }: SparklineProps) {
  const shape = sparklineShape(values, { width, height })
  return (
    <svg className={classNames('ui-sparkline', 'ui-tone', tone)} role="img" aria-label={label} width={width} height={height} viewBox={`0 0 ${String(width)} ${String(height)}`}>
      <path className="area" d={shape.area} />
      <path className="line" d={shape.line} />
      {shape.last === null ? null : <circle cx={shape.last.x} cy={shape.last.y} r={2} />}
    </svg>
  )
}
