import { t } from '@sendero/i18n'
import { Badge, classNames, CodeBlock, Link } from '@sendero/ui'
import { ChevronRight } from 'lucide-react'
import { useId, useState } from 'react'
import { paths } from '../../base/paths.ts'
import { clockLabel, dateLabel, shownTimeZone } from '../../base/time.ts'
import { TimeText } from '../../base/TimeText.tsx'
import { propertySummary, sourceNames, whoLabel } from './event-words.ts'
import type { EventRow } from './use-event-feed.ts'

interface Props { readonly rows: readonly EventRow[]; readonly fresh: ReadonlySet<string> }

/** Newest first. A row unfolds into the event as it was sent. */
export function EventList({ rows, fresh }: Props) {
  return (
    <div className="events-frame">
      <div className="events-head" aria-hidden="true"><span>{t('Time ({shownTimeZone})', { shownTimeZone: shownTimeZone() })}</span><span>{t('Event')}</span><span>{t('Customer')}</span><span>{t('Properties')}</span><span>{t('Came by')}</span></div>
      <ol className="events-list" aria-label={t('Events')}>{rows.map((row) => <Entry key={row.messageId} row={row} isFresh={fresh.has(row.messageId)} />)}</ol>
    </div>
  )
}

function Entry({ row, isFresh }: { readonly row: EventRow; readonly isFresh: boolean }) {
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  return (
    <li className={classNames('events-entry', isFresh && 'fresh', isOpen && 'open')}>
      <div className="events-line">
        <button type="button" className="events-open" aria-expanded={isOpen} aria-controls={id} onClick={() => { setOpen(!isOpen) }}>
          <ChevronRight aria-hidden />
          <time dateTime={row.timestamp} className="events-time"><span>{clockLabel(row.timestamp, { seconds: true })}</span><span className="quiet">{dateLabel(row.timestamp)}</span></time>
          <span className="events-name">{row.event}</span>
        </button>
        <span className="events-who"><Who row={row} /></span>
        <span className="events-properties" title={propertySummary(row.properties, Infinity)}>{propertySummary(row.properties, 6)}</span>
        <span className="events-source"><Badge>{sourceNames[row.source]}</Badge></span>
      </div>
      {isOpen ? <div id={id} className="events-details"><Details row={row} /></div> : null}
    </li>
  )
}

function Who({ row }: { readonly row: EventRow }) {
  const name = whoLabel(row)
  if (row.customerId === null) return <span className="quiet" title={t('Not taken in yet, or erased')}>{name}</span>
  return <Link href={paths.customer(row.customerId)} title={row.userId === null || row.userId === name ? name : `${name} (${row.userId})`}>{name}</Link>
}

function Details({ row }: { readonly row: EventRow }) {
  const { event, userId, anonymousId, messageId, timestamp, receivedAt, properties } = row
  return (
    <>
      <dl className="events-facts">
        <div><dt>{t('Happened')}</dt><dd><TimeText at={timestamp} /></dd></div>
        <div><dt>{t('Received')}</dt><dd><TimeText at={receivedAt} /></dd></div>
        {userId === null ? null : <div><dt>{t('User ID')}</dt><dd>{userId}</dd></div>}
        {anonymousId === null ? null : <div><dt>{t('Anonymous ID')}</dt><dd>{anonymousId}</dd></div>}
        <div><dt>{t('Message ID')}</dt><dd><code>{messageId}</code></dd></div>
      </dl>
      <CodeBlock label={t('Properties of {event}', { event })} code={JSON.stringify(properties, null, 2)} />
    </>
  )
}
