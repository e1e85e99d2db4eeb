import { useEffect, useState } from 'react'
import { dateLabel, dayLabel, instantLabel, relativeLabel } from './time.ts'

interface Props {
  /** RFC 3339. */
  readonly at: string
  /** `exact`: date, time and zone. `day`: date and zone. `date`: the zone is said around it. `relative`: how long ago, with the exact time in the title. */
  readonly show?: 'exact' | 'day' | 'date' | 'relative'
}

const minuteMs = 60_000

/** An instant in words, in the workspace's zone. */
export function TimeText({ at, show = 'exact' }: Props) {
  const exact = instantLabel(at, { seconds: true })
  if (show === 'relative') return <time dateTime={at} title={exact}><RelativeTime at={at} /></time>
  return <time dateTime={at} title={exact}>{show === 'day' ? dayLabel(at) : show === 'date' ? dateLabel(at) : instantLabel(at)}</time>
}

function RelativeTime({ at }: { readonly at: string }) {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => { setNow(Date.now()) }, minuteMs)
    return () => { clearInterval(timer) }
  }, [])
  return relativeLabel(at, now)
}
