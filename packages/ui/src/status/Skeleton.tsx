export interface SkeletonProps {
  /** A CSS length. */
  readonly width?: string
  readonly height?: string
  /** Several lines of text; the last one is shorter. */
  readonly lines?: number
}

/** The shape of what is coming. The region around it carries `aria-busy`. */
export function Skeleton({ width = '100%', height = '12px', lines = 1 }: SkeletonProps) {
  if (lines === 1) return <span className="ui-skeleton" style={{ width, height }} aria-hidden="true" />
  return (
    <span className="ui-skeleton-lines" aria-hidden="true">
      {Array.from({ length: lines }, (_, line) => <span key={line} className="ui-skeleton" style={{ width: line === lines - 1 ? '60%' : width, height }} />)}
    </span>
  )
}
