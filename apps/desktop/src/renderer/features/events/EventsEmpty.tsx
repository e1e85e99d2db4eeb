import { Button, ButtonLink, CodeBlock, EmptyState, Notice, StatusDot } from '@sendero/ui'
import { useMutation } from '@tanstack/react-query'
import { Activity, FileUp, KeyRound, SearchX } from 'lucide-react'
import { problemText } from '../../base/http.ts'
import { paths } from '../../base/paths.ts'
import { useMay } from '../../base/session-context.ts'
import { problemOfCall, trpc } from '../../base/trpc.ts'
import { firstEventCommand, keyPlaceholder } from './first-event.ts'

interface Props { readonly isFiltered: boolean; readonly isLooking: boolean; readonly onClear: () => void }

export function EventsEmpty({ isFiltered, isLooking, onClear }: Props) {
  if (isFiltered && isLooking) return <EmptyState icon={<SearchX aria-hidden />} title="Nothing among the newest events">Older ones have not been looked at yet.</EmptyState>
  if (isFiltered) return <EmptyState icon={<SearchX aria-hidden />} title="No event fits" action={<Button onClick={onClear}>Show all events</Button>}>New ones that fit appear here as they arrive.</EmptyState>
  return <FirstEvent />
}

function FirstEvent() {
  const { write, manageKeys } = useMay()
  const key = useMutation({ mutationFn: () => trpc.writeKeys.create.mutate({ name: 'First event' }) })
  return (
    <div className="events-first">
      <EmptyState
        icon={<Activity aria-hidden />} title="No event yet"
        action={write ? <ButtonLink href={paths.importCustomers} icon={<FileUp aria-hidden />}>Import events from a file</ButtonLink> : undefined}
      >
        Events say what your customers do. Send the first one from a terminal; it appears here within a second.
      </EmptyState>
      <div className="events-snippet">
        <CodeBlock label="Send an event with curl" code={firstEventCommand(location.origin, key.data?.writeKey ?? keyPlaceholder)} />
        {key.isError ? <Notice tone="problem" title="The key could not be made"><p>{problemText(problemOfCall(key.error) ?? key.error)}</p></Notice> : null}
        <div className="events-snippet-foot">
          <StatusDot tone="accent" isLive>Waiting for the first event</StatusDot>
          {key.data !== undefined ? <span className="quiet">The key is shown only now. It is called “{key.data.name}” in the settings.</span>
            : manageKeys ? <Button size="small" icon={<KeyRound aria-hidden />} busyLabel={key.isPending ? 'Making a key…' : undefined} onClick={() => { key.mutate() }}>Put a new write key in</Button>
              : <span className="quiet">An admin or a developer of this workspace can give you a write key.</span>}
        </div>
      </div>
    </div>
  )
}
