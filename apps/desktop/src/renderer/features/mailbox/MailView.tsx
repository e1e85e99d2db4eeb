import { t } from '@sendero/i18n'
import { Avatar, CodeBlock, DescriptionList, ErrorState, SegmentedControl, Skeleton, Tabs } from '@sendero/ui'
import { useQuery } from '@tanstack/react-query'
import { LayoutTemplate, Monitor, Moon, Smartphone, Sun, UserRound, Waypoints } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import { problemText } from '../../base/http.ts'
import { paths } from '../../base/paths.ts'
import { TimeText } from '../../base/TimeText.tsx'
import { problemOfCall, trpc } from '../../base/trpc.ts'
import { MailFrame } from '../../mail-frame/MailFrame.tsx'
import type { MailPage } from '../../mail-frame/mail-document.ts'
import { senderName } from './kernels/mail-address.ts'
import { MailLinks } from './MailLinks.tsx'
import { MailBadges } from './MailList.tsx'
import { readerName } from './reader-name.ts'
import type { Mail } from './use-mailbox.ts'

interface Props {
  /** Of the mail, or of the message it is a copy of. */
  readonly id: string
  readonly onRead: (mailId: string) => void
}

/** One mail, as its reader would see it and as it was sent. */
export function MailView({ id, onRead }: Props) {
  const mail = useQuery({ queryKey: ['mailbox', 'get', id], queryFn: ({ signal }) => trpc.mailbox.get.query({ id }, { signal }), staleTime: Infinity })
  const readId = mail.data?.id
  useEffect(() => { if (readId !== undefined) onRead(readId) }, [readId, onRead])
  if (mail.data !== undefined) return <OpenMail key={mail.data.id} mail={mail.data} />
  if (mail.isError) {
    const isGone = problemOfCall(mail.error)?.status === 404
    return <ErrorState title={isGone ? t('There is no such message') : t('The message cannot be shown')} {...(isGone ? {} : { onRetry: () => { void mail.refetch() } })}>{problemText(problemOfCall(mail.error) ?? mail.error)}</ErrorState>
  }
  return <div className="mailbox-open" aria-busy="true"><Skeleton lines={8} height="16px" /></div>
}

type Part = 'mail' | 'text' | 'links' | 'headers' | 'source'

function OpenMail({ mail }: { readonly mail: Mail }) {
  const hasHtml = mail.html !== null && mail.html !== ''
  const [part, setPart] = useState<Part>(hasHtml ? 'mail' : 'text')
  const [width, setWidth] = useState<'desktop' | 'phone'>('desktop')
  const [page, setPage] = useState<MailPage>('light')
  const headers = Object.entries(mail.headers).map(([term, value]) => ({ term, value: <code className="mailbox-header">{value}</code> }))
  const items = [
    ...(hasHtml ? [{ value: 'mail' as const, label: t('Message'), content: <Rendered mail={mail} width={width} page={page} /> }] : []),
    { value: 'text' as const, label: mail.channel === 'webhook' ? t('Body') : t('Plain text'), content: <pre className="mailbox-text" tabIndex={0} aria-label={t('Plain text')}>{mail.text === null || mail.text === '' ? '(empty)' : mail.text}</pre> },
    ...(hasHtml ? [{ value: 'links' as const, label: t('Links'), content: <MailLinks html={mail.html ?? ''} isTest={mail.isTest} /> }] : []),
    { value: 'headers' as const, label: t('Headers'), content: <DescriptionList items={headers} /> },
    ...(hasHtml ? [{ value: 'source' as const, label: t('Source'), content: <CodeBlock code={mail.html ?? ''} label={t('HTML source')} /> }] : []),
  ]
  return (
    <article className="mailbox-open" aria-label={mail.subject === '' ? t('Message without a subject') : mail.subject}>
      <header>
        <h2>{mail.subject === '' ? t('(no subject)') : mail.subject} <MailBadges mail={mail} /></h2>
        <div className="mailbox-envelope">
          <Avatar name={senderName(mail.from)} isDecorative size="large" />
          <p><span className="mailbox-from">{mail.from}</span><span className="ui-quiet">{t('to {reader}', { reader: readerName(mail) === mail.to ? mail.to : `${readerName(mail)} <${mail.to}>` })}</span></p>
          <span className="ui-quiet mailbox-received"><TimeText at={mail.receivedAt} /></span>
        </div>
        <Origin mail={mail} />
      </header>
      <Tabs label={t('Parts of the message')} value={part} onChange={setPart} items={items} end={part === 'mail' ? <Look width={width} onWidth={setWidth} page={page} onPage={setPage} /> : undefined} />
    </article>
  )
}

const frameWidths = { desktop: 720, phone: 375 } as const

function Rendered({ mail, width, page }: { readonly mail: Mail; readonly width: 'desktop' | 'phone'; readonly page: MailPage }) {
  return <div className="mailbox-frame" data-width={width}><MailFrame html={mail.html ?? ''} title={`Message: ${mail.subject}`} width={frameWidths[width]} page={page} /></div>
}

const widths = [{ value: 'desktop', label: t('Desktop'), icon: <Monitor aria-hidden /> }, { value: 'phone', label: t('Phone'), icon: <Smartphone aria-hidden /> }] as const
const pages = [{ value: 'light', label: t('Light'), icon: <Sun aria-hidden /> }, { value: 'dark', label: t('Dark'), icon: <Moon aria-hidden /> }] as const

interface LookProps { readonly width: 'desktop' | 'phone'; readonly onWidth: (width: 'desktop' | 'phone') => void; readonly page: MailPage; readonly onPage: (page: MailPage) => void }

function Look({ width, onWidth, page, onPage }: LookProps) {
  return (
    <div className="mailbox-look">
      <SegmentedControl label={t('Width')} size="small" iconOnly value={width} options={widths} onChange={onWidth} />
      <SegmentedControl label={t('Page')} size="small" iconOnly value={page} options={pages} onChange={onPage} />
    </div>
  )
}

/** Where the message came from, with ways there. */
function Origin({ mail }: { readonly mail: Mail }) {
  const step = mail.nodeName ?? mail.nodeId
  return (
    <p className="mailbox-origin">
      {mail.workflowId === null ? null : <Link to={mail.nodeId === null ? paths.journey(mail.workflowId) : paths.journeyStep(mail.workflowId, mail.nodeId)}><Waypoints aria-hidden />{mail.workflowName ?? t('Journey')}{step === null ? '' : ` › ${step}`}</Link>}
      {mail.templateId === null ? null : <Link to={paths.template(mail.templateId)}><LayoutTemplate aria-hidden />{mail.templateName ?? t('Template')}{mail.templateVersion === null ? '' : t(', version {templateVersion}', { templateVersion: mail.templateVersion })}</Link>}
      {mail.customerId === null ? null : <Link to={paths.customer(mail.customerId)}><UserRound aria-hidden />{mail.customerLabel ?? t('The customer')}</Link>}
      {mail.messageId === null ? <span>{t('What is known of where it came from was erased.')}</span> : mail.isTest ? <span>{t('A test send: nobody’s message, counted nowhere.')}</span> : null}
    </p>
  )
}
