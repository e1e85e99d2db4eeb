import { PageHeader, Skeleton } from '@sendero/ui'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
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
  const pictures = useStarterPictures()
  const make = (starter: Starter): void => {
    setMaking(starter.key)
    void actions.create(starter.name, starter.draft).finally(() => { setMaking(null) })
  }
  return (
    <div className="page templates">
      <PageHeader crumbs={[{ label: 'Templates', href: paths.templates }]} title="New template" description={write ? 'Choose what to start from. Everything can be changed afterwards, the name too.' : 'Your role can look at templates, not make them.'} />
      <ul className="template-grid" aria-label="Designs">
        {starters.map((starter) => (
          <li key={starter.key} className="template-card">
            <div className="template-thumbnail">{pictures.get(starter.key) === undefined ? <Skeleton height="100%" /> : <MailFrame html={pictures.get(starter.key) ?? ''} title="" width={mailWidth} isPicture />}</div>
            <div className="template-card-words">
              <p className="template-card-name"><button type="button" disabled={!write || making !== null} aria-busy={making === starter.key || undefined} onClick={() => { make(starter) }}>{making === starter.key ? 'Creating…' : starter.name}</button></p>
              <p className="template-card-subject">{starter.description}</p>
            </div>
          </li>
        ))}
      </ul>
    </div>
  )
}

const none: ReadonlyMap<string, string> = new Map()

/** One after the other: of several drafts asked about at once only the newest would be answered. */
function useStarterPictures(): ReadonlyMap<string, string> {
  const pictures = useQuery({
    queryKey: ['template', 'starters'], staleTime: Infinity, retry: 2,
    queryFn: async ({ signal }) => {
      const done = new Map<string, string>()
      for (const { key, draft } of starters) done.set(key, (await trpc.template.renderDraft.query({ content: draft, event: { ...sampleOrder } }, { signal })).html)
      return done
    },
  })
  return pictures.data ?? none
}

const sampleOrder = { orderId: '1042', total: '84.00', currency: 'EUR', items: [{ name: 'Linen shirt', quantity: 1, price: '49.00' }, { name: 'Canvas bag', quantity: 1, price: '35.00' }] }
