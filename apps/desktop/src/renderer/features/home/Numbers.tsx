import { Sparkline, Stat } from '@sendero/ui'
import { useEffect, useState } from 'react'
import { countLabel, countOf, shareLabel } from '../../base/numbers.ts'
import { lastHour, sumOf } from './last-hour.ts'
import type { Overview } from './use-overview.ts'

const minuteMs = 60_000

/** What goes on now. Every number is counted from what is stored; the live hints say when to count again. */
export function Numbers({ overview: { peopleInJourneys, customers, isCustomersExact, messagesToday: today, eventsPerMinute, asOf } }: { readonly overview: Overview }) {
  const now = useMinute(asOf)
  const hour = lastHour(eventsPerMinute, Date.parse(asOf), now)
  const events = sumOf(hour)
  return (
    <section className="home-numbers" aria-label="Right now">
      <Stat size="large" label="People in journeys now" value={countLabel(peopleInJourneys)} hint={`of ${isCustomersExact ? '' : 'about '}${countOf(customers, 'customer', 'customers')}`} />
      <Stat size="large" label="Messages sent today" value={countLabel(today.sent)} hint={messageWords(today)} />
      <Stat size="large" label="Opened today" value={shareLabel(today.opened, today.sent)} hint={today.sent === 0 ? 'nothing sent yet today' : `${countOf(today.opened, 'person opened', 'people opened')}, ${countLabel(today.clicked)} clicked`} />
      <Stat size="large" label="Events in the last hour" value={countLabel(events)} chart={<Sparkline values={hour} width={180} label={`Events a minute over the last hour: ${countLabel(Math.max(...hour))} at most, ${countLabel(hour.at(-1) ?? 0)} in the last minute`} />} />
    </section>
  )
}

function messageWords({ waiting, skipped, failed }: Overview['messagesToday']): string {
  const parts = [...(waiting > 0 ? [`${countLabel(waiting)} waiting`] : []), ...(skipped > 0 ? [`${countLabel(skipped)} skipped`] : []), ...(failed > 0 ? [`${countLabel(failed)} failed`] : [])]
  return parts.length === 0 ? 'none waiting or failed' : parts.join(', ')
}

/** The present minute by the clock of the server: the hour moves on although nobody is asked. */
function useMinute(asOf: string): number {
  const [elapsed, setElapsed] = useState(0)
  useEffect(() => {
    const began = performance.now()
    setElapsed(0)
    const timer = setInterval(() => { setElapsed(performance.now() - began) }, minuteMs)
    return () => { clearInterval(timer) }
  }, [asOf])
  return Date.parse(asOf) + elapsed
}
