import { t } from '@sendero/i18n'
import { Sparkline, Stat } from '@sendero/ui'
import { useEffect, useState } from 'react'
import { countLabel, shareLabel } from '../../base/numbers.ts'
import { lastHour, sumOf } from './last-hour.ts'
import type { Overview } from './use-overview.ts'

const minuteMs = 60_000

/** What goes on now. Every number is counted from what is stored; the live hints say when to count again. */
export function Numbers({ overview: { peopleInJourneys, customers, isCustomersExact, messagesToday: today, eventsPerMinute, asOf } }: { readonly overview: Overview }) {
  const now = useMinute(asOf)
  const hour = lastHour(eventsPerMinute, Date.parse(asOf), now)
  const events = sumOf(hour)
  return (
    <section className="home-numbers" aria-label={t('Right now')}>
      <Stat size="large" label={t('People in journeys now')} value={countLabel(peopleInJourneys)} hint={isCustomersExact ? t('of {count, plural, one {# customer} other {# customers}}', { count: customers }) : t('of about {count, plural, one {# customer} other {# customers}}', { count: customers })} />
      <Stat size="large" label={t('Messages sent today')} value={countLabel(today.sent)} hint={messageWords(today)} />
      <Stat size="large" label={t('Opened today')} value={shareLabel(today.opened, today.sent)} hint={today.sent === 0 ? t('nothing sent yet today') : t('{count, plural, one {# person opened} other {# people opened}}, {clicked, number} clicked', { count: today.opened, clicked: today.clicked })} />
      <Stat size="large" label={t('Events in the last hour')} value={countLabel(events)} chart={<Sparkline values={hour} width={180} label={t('Events a minute over the last hour: {most, number} at most, {last, number} in the last minute', { most: Math.max(...hour), last: hour.at(-1) ?? 0 })} />} />
    </section>
  )
}

function messageWords({ waiting, skipped, failed }: Overview['messagesToday']): string {
  const parts = [...(waiting > 0 ? [t('{waiting, number} waiting', { waiting })] : []), ...(skipped > 0 ? [t('{skipped, number} skipped', { skipped })] : []), ...(failed > 0 ? [t('{failed, number} failed', { failed })] : [])]
  return parts.length === 0 ? t('none waiting or failed') : parts.join(', ')
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
