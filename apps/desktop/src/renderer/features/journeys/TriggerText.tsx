import { CalendarClock, CalendarHeart, ChartPie, Code, LogOut, Waypoints, Zap } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import type { JourneyRow } from './use-journey-list.ts'

type Trigger = NonNullable<JourneyRow['trigger']>

interface Look { readonly icon: LucideIcon; readonly word: string; readonly text: string; readonly title: string }

/** How people enter, in short. */
export function TriggerText({ trigger }: { readonly trigger: JourneyRow['trigger'] }) {
  if (trigger === null) return <span className="quiet">Nothing yet</span>
  const { icon: Icon, word, text, title } = lookOf(trigger)
  return <span className="journeys-trigger" title={title}><Icon aria-label={word} /><span>{text}</span></span>
}

function lookOf(trigger: Trigger): Look {
  switch (trigger.kind) {
    case 'event': return { icon: Zap, word: 'Event', text: trigger.event, title: `People enter by the event “${trigger.event}”` }
    case 'segmentEntered': case 'segmentLeft': {
      const name = trigger.segmentName ?? 'A segment that is gone'
      const isIn = trigger.kind === 'segmentEntered'
      return { icon: isIn ? ChartPie : LogOut, word: isIn ? 'Segment' : 'Leaving the segment', text: name, title: `People enter when they ${isIn ? 'come into' : 'leave'} the segment “${name}”` }
    }
    case 'date': return { icon: CalendarHeart, word: 'Date', text: trigger.path, title: `People enter by the day in their “${trigger.path}”` }
    case 'schedule': return { icon: CalendarClock, word: 'Schedule', text: 'Schedule', title: 'People enter at the times of a schedule' }
    case 'api': return { icon: Code, word: 'API', text: 'API', title: 'People enter when they are sent in by the API' }
    case 'journey': return { icon: Waypoints, word: 'Journey', text: 'Another journey', title: 'People enter when another journey sends them' }
  }
}
