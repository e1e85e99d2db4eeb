import { t } from '@sendero/i18n'
import { Button, IconButton, Popover, SegmentedControl } from '@sendero/ui'
import { ChevronDown, LetterText, Monitor, MonitorSmartphone, Moon, Smartphone, UserRound } from 'lucide-react'
import { useQuery } from '@tanstack/react-query'
import type { MailPage } from '../../../mail-frame/mail-document.ts'
import { trpc } from '../../../base/trpc.ts'
import { CustomerPicker } from '../../../pickers/CustomerPicker.tsx'
import { customerLabel } from '../../../pickers/customer-label.ts'
import type { Preview } from '../template-draft.ts'
import { EventChoice } from './EventChoice.tsx'
import type { PreviewFor } from './use-preview.ts'

export interface PreviewLook { readonly view: 'desktop' | 'phone' | 'both' | 'text'; readonly page: MailPage }

interface Props {
  readonly who: PreviewFor
  readonly onWho: (who: PreviewFor) => void
  readonly look: PreviewLook
  readonly onLook: (look: PreviewLook) => void
  readonly sample: Preview['sample']
}

const views = [
  { value: 'desktop', label: t('Desktop'), icon: <Monitor aria-hidden /> }, { value: 'phone', label: t('Phone'), icon: <Smartphone aria-hidden /> },
  { value: 'both', label: t('Side by side'), icon: <MonitorSmartphone aria-hidden /> }, { value: 'text', label: t('Plain text'), icon: <LetterText aria-hidden /> },
] as const

/** For whom, how wide, on which page. */
export function PreviewBar({ who, onWho, look, onLook, sample }: Props) {
  return (
    <div className="template-preview-bar" role="group" aria-label={t('Preview')}>
      <ForWhom who={who} onWho={onWho} sample={sample} />
      <EventChoice customerId={who.customerId} value={who.event} onChange={(event) => { onWho({ ...who, event }) }} />
      <span className="template-bar-space" />
      <SegmentedControl label={t('View')} size="small" iconOnly value={look.view} options={views} onChange={(view) => { onLook({ ...look, view }) }} />
      <IconButton label={t('Dark page')} size="small" icon={<Moon aria-hidden />} pressed={look.page === 'dark'} disabled={look.view === 'text'} onClick={() => { onLook({ ...look, page: look.page === 'dark' ? 'light' : 'dark' }) }} />
    </div>
  )
}

function ForWhom({ who, onWho, sample }: Pick<Props, 'who' | 'onWho' | 'sample'>) {
  const id = who.customerId
  const customer = useQuery({ queryKey: ['customer', 'get', id], enabled: id !== null, queryFn: ({ signal }) => trpc.customer.get.query({ id: id ?? '' }, { signal }) })
  const name = id === null ? t('Sample person') : customer.data === undefined ? t('Customer') : customerLabel(customer.data)
  return (
    <Popover label={t('Preview for')} trigger={<Button size="small" icon={<UserRound aria-hidden />} iconEnd={<ChevronDown aria-hidden />} className="template-whom">{name}</Button>}>
      <div className="template-popover">
        <CustomerPicker label={t('Show it for')} value={id} onChange={(customerId) => { onWho({ ...who, customerId }) }} placeholder={t('Sample person')} clearable hint={id === null ? t('Somebody made up, with the traits most of your customers have.') : t('As this customer would get it.')} />
        {sample === null ? null : <details><summary>{t('Traits of the sample person')}</summary><pre tabIndex={0}>{JSON.stringify(sample, null, 2)}</pre></details>}
      </div>
    </Popover>
  )
}
