import { Badge, classNames, CodeBlock, Link } from '@sendero/ui'
import { ChevronRight } from 'lucide-react'
import { useId, useState } from 'react'
import { paths } from '../../base/paths.ts'
import { clockLabel, dayLabel } from '../../base/time.ts'
import { TimeText } from '../../base/TimeText.tsx'
import { propertySummary, sourceNames } from './event-words.ts'
import type { EventRow } from './use-event-feed.ts'

interface Props { readonly rows: readonly EventRow[]; readonly fresh: ReadonlySet<string> }

/** Newest first. A row unfolds into the event as it was sent. */
export function EventList({ rows, fresh }: Props) {
  return (
    <div className="events-frame">
      <div className="events-head" aria-hidden="true"><span>Time</span><span>Event</span><span>Customer</span><span>Properties</span><span>Came by</span></div>
      <ol className="events-list" aria-label="Events">{rows.map((row) => <Entry key={row.messageId} row={row} isFresh={fresh.has(row.messageId)} />)}</ol>
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
          <time dateTime={row.timestamp} className="events-time"><span>{clockLabel(row.timestamp, { seconds: true })}</span><span className="quiet">{dayLabel(row.timestamp)}</span></time>
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

function Who({ row: { customerId, userId, anonymousId } }: { readonly row: EventRow }) {
  const name = userId ?? (anonymousId === null ? 'Somebody who was erased' : `Visitor ${anonymousId}`)
  return customerId === null ? <span className="quiet" title="Not taken in yet, or erased">{name}</span> : <Link href={paths.customer(customerId)} title={name}>{name}</Link>
}

function Details({ row }: { readonly row: EventRow }) {
  const { event, userId, anonymousId, messageId, timestamp, receivedAt, properties } = row
  return (
    <>
      <dl className="events-facts">
        <div><dt>Happened</dt><dd><TimeText at={timestamp} /></dd></div>
        <div><dt>Received</dt><dd><TimeText at={receivedAt} /></dd></div>
        {userId === null ? null : <div><dt>User ID</dt><dd>{userId}</dd></div>}
        {anonymousId === null ? null : <div><dt>Anonymous ID</dt><dd>{anonymousId}</dd></div>}
        <div><dt>Message ID</dt><dd><code>{messageId}</code></dd></div>
      </dl>
      <CodeBlock label={`Properties of ${event}`} code={JSON.stringify(properties, null, 2)} />
    </>
  )
}
