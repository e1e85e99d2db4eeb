import { PieChart, Zap } from 'lucide-react'
import type { JourneyRow } from './use-journey-list.ts'

/** How people enter, in short. */
export function TriggerText({ trigger }: { readonly trigger: JourneyRow['trigger'] }) {
  if (trigger === null) return <span className="quiet">Nothing yet</span>
  if (trigger.kind === 'event') return <span className="journeys-trigger" title={`People enter by the event “${trigger.event}”`}><Zap aria-label="Event" /><span>{trigger.event}</span></span>
  const name = trigger.segmentName ?? 'A segment that is gone'
  return <span className="journeys-trigger" title={`People enter when they come into the segment “${name}”`}><PieChart aria-label="Segment" /><span>{name}</span></span>
}
