import { t } from '@sendero/i18n'
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
  if (isFiltered && isLooking) return <EmptyState icon={<SearchX aria-hidden />} title={t('Nothing among the newest events')}>{t('Older ones have not been looked at yet.')}</EmptyState>
  if (isFiltered) return <EmptyState icon={<SearchX aria-hidden />} title={t('No event fits')} action={<Button onClick={onClear}>{t('Show all events')}</Button>}>{t('New ones that fit appear here as they arrive.')}</EmptyState>
  return <FirstEvent />
}

function FirstEvent() {
  const { write, manageKeys } = useMay()
  const key = useMutation({ mutationFn: () => trpc.writeKeys.create.mutate({ name: t('First event') }) })
  return (
    <div className="events-first">
      <EmptyState
        icon={<Activity aria-hidden />} title={t('No event yet')}
        action={write ? <ButtonLink href={paths.importCustomers} icon={<FileUp aria-hidden />}>{t('Import events from a file')}</ButtonLink> : undefined}
      >{t('Events say what your customers do. Send the first one from a terminal; it appears here within a second.')}</EmptyState>
      <div className="events-snippet">
        <CodeBlock label={t('Send an event with curl')} code={firstEventCommand(location.origin, key.data?.writeKey ?? keyPlaceholder)} />
        {key.isError ? <Notice tone="problem" title={t('The key could not be made')}><p>{problemText(problemOfCall(key.error) ?? key.error)}</p></Notice> : null}
        <div className="events-snippet-foot">
          <StatusDot tone="accent" isLive>{t('Waiting for the first event')}</StatusDot>
          {key.data !== undefined ? <span className="quiet">{t('The key is shown only now. It is called “{name}” in the settings.', { name: key.data.name })}</span>
            : manageKeys ? <Button size="small" icon={<KeyRound aria-hidden />} busyLabel={key.isPending ? t('Making a key…') : undefined} onClick={() => { key.mutate() }}>{t('Put a new write key in')}</Button>
              : <span className="quiet">{t('An admin or a developer of this workspace can give you a write key.')}</span>}
        </div>
      </div>
    </div>
  )
}
