import { t } from '@sendero/i18n'
import { Button, Field, IconButton, Menu, Popover, Select } from '@sendero/ui'
import type { MenuEntry } from '@sendero/ui'
import { ListFilter, X } from 'lucide-react'
import { useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { SegmentPicker } from '../../pickers/SegmentPicker.tsx'
import { TraitPicker } from '../../pickers/TraitPicker.tsx'
import { ValuePicker } from '../../pickers/ValuePicker.tsx'
import { dayRangeWords } from './day-range-words.ts'
import type { CustomerFilter, SubscriptionChoice } from './customer-filter.ts'
import { subscriptionChoices } from './customer-filter.ts'
import { subscriptionLooks } from './subscription-words.ts'
import { useSegmentNames } from './use-customers.ts'
import { shownTimeZone } from '../../base/time.ts'

type Kind = 'segmentId' | 'subscription' | 'created' | 'trait'
type Change = (change: Partial<CustomerFilter>) => void
interface Props { readonly filter: CustomerFilter; readonly onChange: Change }

const titles: Readonly<Record<Kind, string>> = { segmentId: t('Segment'), subscription: t('E-mail'), created: t('Created'), trait: t('Trait') }
const kinds = Object.keys(titles) as readonly Kind[]

/** One chip per filter that is set, and a menu for the others. A chip opens what it says; its cross takes it away. */
export function FilterChips({ filter, onChange }: Props) {
  const [open, setOpen] = useState<Kind | null>(null)
  const words = useWords(filter)
  const shown = kinds.filter((kind) => filter[kind] !== null || kind === open)
  // A popover that opened before the menu has given the focus back would be closed by that.
  const chosen = useRef<Kind | null>(null)
  const openChosen = (event: Event): void => {
    if (chosen.current === null) return
    event.preventDefault()
    setOpen(chosen.current)
    chosen.current = null
  }
  const add = kinds.filter((kind) => !shown.includes(kind)).map((kind): MenuEntry => ({ label: titles[kind], onSelect: () => { chosen.current = kind } }))
  const editors: Readonly<Record<Kind, ReactNode>> = {
    segmentId: <SegmentPicker label={t('People in the segment')} value={filter.segmentId} autoFocus onChange={(segmentId) => { onChange({ segmentId }); if (segmentId !== null) setOpen(null) }} />,
    subscription: <SubscriptionChoices value={filter.subscription} onChange={(subscription) => { onChange({ subscription }); setOpen(null) }} />,
    created: <CreatedDays value={filter.created} onChange={(created) => { onChange({ created }); setOpen(null) }} />,
    trait: <TraitValue value={filter.trait} onChange={(trait) => { onChange({ trait }); setOpen(null) }} />,
  }
  return (
    <>
      {shown.map((kind) => (
        <span key={kind} className="customers-chip">
          <Popover
            label={t('Filter by {what}', { what: titles[kind].toLowerCase() })} open={open === kind} onOpenChange={(isOpen) => { setOpen(isOpen ? kind : null) }}
            trigger={<button type="button" className="customers-chip-words"><span className="quiet">{titles[kind]}</span> <span>{words[kind]}</span></button>}
          >
            <div className="customers-chip-editor">{editors[kind]}</div>
          </Popover>
          <IconButton label={t('Remove the filter {what}', { what: titles[kind] })} icon={<X aria-hidden />} size="small" onClick={() => { setOpen(null); onChange({ [kind]: null }) }} />
        </span>
      ))}
      {add.length === 0 ? null : <Menu items={add} onClosed={openChosen} trigger={<Button look="quiet" icon={<ListFilter aria-hidden />}>{t('Filter')}</Button>} />}
    </>
  )
}

function useWords({ segmentId, subscription, created, trait }: CustomerFilter): Readonly<Record<Kind, string>> {
  const names = useSegmentNames()
  return {
    segmentId: segmentId === null ? t('is {value}', { value: '…' }) : t('is {value}', { value: names.get(segmentId) ?? '…' }),
    subscription: subscription === null ? t('is {value}', { value: '…' }) : t('is {value}', { value: subscriptionLooks[subscription].label.toLowerCase() }),
    created: created === null ? t('on …') : dayRangeWords(created),
    trait: trait === null ? t('is {value}', { value: '…' }) : trait.value === '' ? t('{name} is empty', { name: trait.name }) : t('{name} is {value}', { name: trait.name, value: trait.value }),
  }
}

function SubscriptionChoices({ value, onChange }: { readonly value: SubscriptionChoice | null; readonly onChange: (choice: SubscriptionChoice) => void }) {
  return <Select label={t('People whose e-mail is')} value={value ?? ''} placeholder={t('Choose')} onChange={onChange} options={subscriptionChoices.map((choice) => ({ value: choice, label: subscriptionLooks[choice].label }))} hint={value === null ? undefined : subscriptionLooks[value].hint} />
}

function CreatedDays({ value, onChange }: { readonly value: CustomerFilter['created']; readonly onChange: (created: CustomerFilter['created']) => void }) {
  const [from, setFrom] = useState(value?.from ?? '')
  const [to, setTo] = useState(value?.to ?? '')
  const isBackwards = from !== '' && to !== '' && from > to
  return (
    <form className="customers-form" onSubmit={(event) => { event.preventDefault(); if (from !== '' && to !== '' && !isBackwards) onChange({ from, to }) }}>
      <Field type="date" label={t('First day')} value={from} autoFocus onChange={(event) => { setFrom(event.target.value) }} />
      <Field type="date" label={t('Last day')} value={to} error={isBackwards ? t('The last day is before the first') : undefined} hint={t('Whole days in {shownTimeZone}', { shownTimeZone: shownTimeZone() })} onChange={(event) => { setTo(event.target.value) }} />
      <Button type="submit" look="primary" disabled={from === '' || to === '' || isBackwards}>{t('Show these days')}</Button>
    </form>
  )
}

function TraitValue({ value, onChange }: { readonly value: CustomerFilter['trait']; readonly onChange: (trait: CustomerFilter['trait']) => void }) {
  const [name, setName] = useState<string | null>(value?.name ?? null)
  const [wanted, setWanted] = useState<string | null>(value?.value ?? null)
  return (
    <form className="customers-form" onSubmit={(event) => { event.preventDefault(); if (name !== null && wanted !== null) onChange({ name, value: wanted }) }}>
      <TraitPicker label={t('Trait')} value={name} autoFocus onChange={setName} />
      <ValuePicker label={t('Is exactly')} source={{ trait: name ?? '' }} value={wanted} hint={t('Case does not matter')} onChange={(found) => { setWanted(found === null ? null : String(found)) }} />
      <Button type="submit" look="primary" disabled={name === null || wanted === null}>{t('Show these people')}</Button>
    </form>
  )
}
