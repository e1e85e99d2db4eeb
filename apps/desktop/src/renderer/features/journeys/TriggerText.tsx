import { t } from '@sendero/i18n'
import { CalendarClock, CalendarHeart, ChartPie, Code, LogOut, Waypoints, Zap } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import type { JourneyRow } from './use-journey-list.ts'

type Trigger = NonNullable<JourneyRow['trigger']>

interface Look { readonly icon: LucideIcon; readonly word: string; readonly text: string; readonly title: string }

/** How people enter, in short. */
export function TriggerText({ trigger }: { readonly trigger: JourneyRow['trigger'] }) {
  if (trigger === null) return <span className="quiet">{t('Nothing yet')}</span>
  const { icon: Icon, word, text, title } = lookOf(trigger)
  return <span className="journeys-trigger" title={title}><Icon aria-label={word} /><span>{text}</span></span>
}

function lookOf(trigger: Trigger): Look {
  switch (trigger.kind) {
    case 'event': return { icon: Zap, word: t('Event'), text: trigger.event, title: t('People enter by the event “{event}”', { event: trigger.event }) }
    case 'segmentEntered': case 'segmentLeft': {
      const name = trigger.segmentName ?? t('A segment that is gone')
      const isIn = trigger.kind === 'segmentEntered'
      return { icon: isIn ? ChartPie : LogOut, word: isIn ? t('Segment') : t('Leaving the segment'), text: name, title: isIn ? t('People enter when they come into the segment “{name}”', { name }) : t('People enter when they leave the segment “{name}”', { name }) }
    }
    case 'date': return { icon: CalendarHeart, word: t('Date'), text: trigger.path, title: t('People enter by the day in their “{path}”', { path: trigger.path }) }
    case 'schedule': return { icon: CalendarClock, word: t('Schedule'), text: t('Schedule'), title: t('People enter at the times of a schedule') }
    case 'api': return { icon: Code, word: 'API', text: 'API', title: t('People enter when they are sent in by the API') }
    case 'journey': return { icon: Waypoints, word: t('Journey'), text: t('Another journey'), title: t('People enter when another journey sends them') }
  }
}
