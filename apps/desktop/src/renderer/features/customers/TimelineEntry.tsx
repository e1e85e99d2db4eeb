import { t } from '@sendero/i18n'
import { Badge, classNames, Link } from '@sendero/ui'
import { ChevronRight, Mail, Waypoints, Webhook, Zap } from 'lucide-react'
import { useId, useState } from 'react'
import type { ReactNode } from 'react'
import { paths } from '../../base/paths.ts'
import { clockLabel } from '../../base/time.ts'
import { TimeText } from '../../base/TimeText.tsx'
import { fateOf, journeyLabel, messageTitle, nodeLabel, sourceLabel, visitTitle } from './timeline-words.ts'
import type { TimelineItem } from './use-customer.ts'

interface Face { readonly icon: typeof Zap; readonly tone: string; readonly title: string; readonly extra?: ReactNode; readonly details: ReactNode }

/** One line; what is behind it unfolds below. */
export function TimelineEntry({ item }: { readonly item: TimelineItem }) {
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  const { icon: Icon, tone, title, extra, details } = faceOf(item)
  return (
    <li className={classNames('customers-entry', isOpen && 'open')}>
      <button type="button" className="customers-entry-line" aria-expanded={isOpen} aria-controls={id} onClick={() => { setOpen(!isOpen) }}>
        <span className={classNames('customers-entry-icon', 'ui-tone', tone)}><Icon aria-hidden /></span>
        <span className="customers-entry-title">{title}</span>
        <span className="customers-entry-extra">{extra}</span>
        <time className="customers-entry-time" dateTime={item.at}>{clockLabel(item.at)}</time>
        <ChevronRight aria-hidden className="customers-entry-mark" />
      </button>
      {isOpen ? <div id={id} className="customers-entry-details">{details}</div> : null}
    </li>
  )
}

function faceOf(item: TimelineItem): Face {
  switch (item.kind) {
    case 'event': return { icon: Zap, tone: 'entry', title: item.event, extra: summaryOf(item.properties), details: <EventDetails item={item} /> }
    case 'message': return messageFace(item)
    case 'nodeVisit': return { icon: Waypoints, tone: 'flow', title: visitTitle(item), extra: journeyLabel(item.workflowName), details: <VisitDetails item={item} /> }
  }
}

function messageFace(item: Extract<TimelineItem, { kind: 'message' }>): Face {
  const { label, tone } = fateOf(item)
  return { icon: item.channel === 'webhook' ? Webhook : Mail, tone: 'message', title: messageTitle(item), extra: <Badge tone={tone}>{label}</Badge>, details: <MessageDetails item={item} /> }
}

/** The first few properties, so that most lines need not be opened. */
function summaryOf(properties: Readonly<Record<string, unknown>>): string {
  return Object.entries(properties).filter(([, value]) => typeof value !== 'object').slice(0, 3).map(([name, value]) => `${name}: ${String(value)}`).join(' · ')
}

function EventDetails({ item }: { readonly item: Extract<TimelineItem, { kind: 'event' }> }) {
  return (
    <>
      <Rows rows={[[t('Happened'), <TimeText key="at" at={item.at} />], [t('Came by'), sourceLabel(item.source)]]} />
      {Object.keys(item.properties).length === 0 ? <p className="quiet">{t('It came without properties.')}</p> : <pre tabIndex={0} aria-label={t('Properties')}>{JSON.stringify(item.properties, null, 2)}</pre>}
    </>
  )
}

function MessageDetails({ item }: { readonly item: Extract<TimelineItem, { kind: 'message' }> }) {
  const time = (at: string | null): ReactNode => (at === null ? null : <TimeText at={at} />)
  return (
    <Rows
      rows={[
        [item.state === 'queued' ? t('Why not yet') : t('Why not'), item.reasonText === null || item.detail === null ? item.reasonText : `${item.reasonText} (${item.detail})`], [t('Asked for'), time(item.at)], [t('Sent'), time(item.sentAt)], [t('Opened'), time(item.openedAt)], [t('Clicked'), time(item.clickedAt)],
        [t('Journey'), item.workflowId === null ? null : <Link href={paths.journey(item.workflowId)}>{journeyLabel(item.workflowName)}</Link>],
        [t('Step'), item.workflowId === null || item.nodeId === null ? null : <Link href={paths.journeyStep(item.workflowId, item.nodeId)}>{nodeLabel({ nodeName: item.nodeName, nodeKind: item.channel })}</Link>],
        [t('Template'), item.templateId === null ? null : <Link href={paths.template(item.templateId)}>{t('Open the template')}</Link>],
      ]}
    />
  )
}

function VisitDetails({ item }: { readonly item: Extract<TimelineItem, { kind: 'nodeVisit' }> }) {
  return (
    <Rows
      rows={[
        [t('Happened'), <TimeText key="at" at={item.at} />], [t('Journey'), <Link key="journey" href={paths.journey(item.workflowId)}>{journeyLabel(item.workflowName)}</Link>], [t('Version'), String(item.version)],
        [t('Step'), item.nodeId === 'entry' ? t('Entry') : <Link key="step" href={paths.journeyStep(item.workflowId, item.nodeId)}>{nodeLabel(item)}</Link>], [t('Way out'), item.port === null || item.port === 'next' ? null : item.port],
      ]}
    />
  )
}

function Rows({ rows }: { readonly rows: readonly (readonly [string, ReactNode])[] }) {
  return <dl className="customers-entry-rows">{rows.filter(([, value]) => value !== null && value !== '').map(([term, value]) => <div key={term}><dt>{term}</dt><dd>{value}</dd></div>)}</dl>
}
