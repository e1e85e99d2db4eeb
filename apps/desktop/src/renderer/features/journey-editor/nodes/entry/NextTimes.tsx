import type { Entry } from '@sendero/flow-engine/document'
import { useQuery } from '@tanstack/react-query'
import { problemText } from '../../../../base/http.ts'
import { instantLabel } from '../../../../base/time.ts'
import { problemOfCall, trpc } from '../../../../base/trpc.ts'
import { localTimeLabel } from './local-time-label.ts'

type Timed = Extract<Entry['trigger'], { kind: 'schedule' | 'date' }>

const shown = 3

/** When people would enter next, as the server reckons it: by the same clock it goes by when the journey is live. */
export function NextTimes({ trigger }: { readonly trigger: Timed }) {
  const next = useQuery({
    queryKey: ['workflows', 'previewSchedule', trigger], retry: false,
    queryFn: ({ signal }) => trpc.workflows.previewSchedule.query({ trigger: { ...trigger } }, { signal }),
  })
  if (next.isError) return <p className="ui-quiet journey-form-note" role="status">{problemText(problemOfCall(next.error) ?? next.error)}</p>
  if (next.data === undefined) return null
  const { occurrences, timeZone } = next.data
  if (occurrences.length === 0) return <p className="ui-quiet journey-form-note" role="status">It does not come round any more.</p>
  const isTheirs = trigger.kind === 'date' || trigger.clock === 'customer'
  return (
    <div className="journey-form-note ui-quiet" role="status">
      <p>{isTheirs ? 'Next, where they are' : `Next (${timeZone})`}</p>
      <ul className="journey-path-reasons">
        {occurrences.slice(0, shown).map(({ localTime, at, dates }) => (
          <li key={localTime} title={isTheirs ? `In ${timeZone} at ${instantLabel(at)}` : instantLabel(at)}>{localTimeLabel(localTime)}{dates === null ? '' : `, for ${dates.join(', ')}`}</li>
        ))}
      </ul>
    </div>
  )
}
