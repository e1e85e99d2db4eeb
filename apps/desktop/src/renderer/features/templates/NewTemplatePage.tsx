import { t } from '@sendero/i18n'
import { PageHeader, Skeleton } from '@sendero/ui'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useMay } from '../../base/session-context.ts'
import { paths } from '../../base/paths.ts'
import { trpc } from '../../base/trpc.ts'
import { MailFrame } from '../../mail-frame/MailFrame.tsx'
import type { Starter } from './starters/starter.ts'
import { starters } from './starters/starters.ts'
import { useTemplateActions } from './use-template-actions.ts'
import './templates.css'

const mailWidth = 640

/** Where a template begins: a design, or an empty page. One click makes it and opens the editor. */
export function NewTemplatePage() {
  const actions = useTemplateActions()
  const { write } = useMay()
  const [making, setMaking] = useState<string | null>(null)
  const [turn, setTurn] = useState(0)
  const make = (starter: Starter): void => {
    setMaking(starter.key)
    void actions.create(starter.name, starter.draft).finally(() => { setMaking(null) })
  }
  return (
    <div className="page templates">
      <PageHeader crumbs={[{ label: t('Templates'), href: paths.templates }]} title={t('New template')} description={write ? t('Choose what to start from. Everything can be changed afterwards, the name too.') : t('Your role can look at templates, not make them.')} />
      <ul className="template-grid" aria-label={t('Designs')}>
        {starters.map((starter, index) => (
          <li key={starter.key} className="template-card">
            <StarterPicture starter={starter} isItsTurn={index <= turn} onDone={() => { setTurn((before) => Math.max(before, index + 1)) }} />
            <div className="template-card-words">
              <p className="template-card-name"><button type="button" disabled={!write || making !== null} aria-busy={making === starter.key || undefined} onClick={() => { make(starter) }}>{making === starter.key ? t('Creating…') : starter.name}</button></p>
              <p className="template-card-subject">{starter.description}</p>
            </div>
          </li>
        ))}
      </ul>
    </div>
  )
}

interface PictureProps { readonly starter: Starter; readonly isItsTurn: boolean; readonly onDone: () => void }

/** One after the other: of several drafts asked about at once only the newest would be answered. */
function StarterPicture({ starter, isItsTurn, onDone }: PictureProps) {
  const picture = useQuery({
    queryKey: ['template', 'starter', starter.key], enabled: isItsTurn, staleTime: Infinity, retry: 2,
    queryFn: ({ signal }) => trpc.template.renderDraft.query({ content: starter.draft, event: { ...sampleOrder } }, { signal }),
  })
  const isDone = picture.isFetched
  useEffect(() => { if (isDone) onDone() }, [isDone, onDone])
  return <div className="template-thumbnail" aria-busy={!isDone || undefined}>{picture.data === undefined ? (picture.isError ? null : <Skeleton height="100%" />) : <MailFrame html={picture.data.html} title="" width={mailWidth} isPicture />}</div>
}

const sampleOrder = { orderId: '1042', total: '84.00', currency: 'EUR', items: [{ name: t('Linen shirt'), quantity: 1, price: '49.00' }, { name: t('Canvas bag'), quantity: 1, price: '35.00' }] }
