import { classNames } from '../class-names.ts'
import type { NodeGroup, Tone } from '../status/tone.ts'

export interface BarProps {
  /** 0 to 1. */
  readonly share: number
  /** The share in words, shown at the end and read out: "62 %". */
  readonly text: string
  /** Of what: "Opened". */
  readonly label: string
  readonly labelHidden?: boolean
  readonly tone?: Tone | NodeGroup
}

/** A share of a whole, with its number. */
export function Bar({ share, text, label, labelHidden = false, tone = 'accent' }: BarProps) {
  const width = `${String(Math.min(1, Math.max(0, share)) * 100)}%`
  return (
    <div className={classNames('ui-bar', 'ui-tone', tone)}>
      <span className={labelHidden ? 'ui-visually-hidden' : 'ui-bar-label'}>{label}</span>
      <span className="ui-bar-track" aria-hidden="true"><span className="ui-bar-fill" style={{ width }} /></span>
      <span className="ui-bar-text ui-numbers">{text}</span>
    </div>
  )
}
