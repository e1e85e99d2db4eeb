import { t } from '@sendero/i18n'
import { Button, EmptyState } from '@sendero/ui'
import { Archive, Flag, LayoutGrid, Mail, Plus, SearchX, Split, Timer, Zap } from 'lucide-react'
import type { ListFilter } from './list-filter.ts'
import { isFiltered } from './list-filter.ts'

/** An empty canvas, or a starter. */
export interface Beginnings { readonly blank: () => void; readonly starter: () => void }

interface Props {
  readonly filter: ListFilter
  readonly onClear: () => void
  /** Left out for those who may only read. */
  readonly onCreate: Beginnings | null
}

/** In place of the list: nothing found, nothing archived, or nothing yet, with what a journey is. */
export function JourneysEmpty({ filter, onClear, onCreate }: Props) {
  if (filter.isArchived && filter.q === '' && filter.status === null) return <EmptyState icon={<Archive aria-hidden />} title={t('The archive is empty')}>{t('Drafts and stopped journeys that you archive are kept here, with all their numbers.')}</EmptyState>
  if (isFiltered(filter)) return <EmptyState icon={<SearchX aria-hidden />} title={t('No journey fits')} action={<Button onClick={onClear}>{t('Show all journeys')}</Button>}>{t('Try another word or another status.')}</EmptyState>
  return (
    <div className="journeys-first">
      <Example />
      <EmptyState title={t('Your first journey')} action={onCreate === null ? undefined : <><Button look="primary" icon={<Plus aria-hidden />} onClick={onCreate.blank}>{t('New journey')}</Button><Button icon={<LayoutGrid aria-hidden />} onClick={onCreate.starter}>{t('Start from a starter')}</Button></>}>{t('A journey takes every customer by the hand: something happens, a mail goes out, time passes, and what they do decides what comes next. You draw it, publish it, and see on the same canvas how many people are where.')}</EmptyState>
    </div>
  )
}

const steps = [
  { group: 'entry', icon: Zap, title: t('Signs up') }, { group: 'message', icon: Mail, title: t('Welcome mail') }, { group: 'wait', icon: Timer, title: t('Wait 2 days') },
  { group: 'decide', icon: Split, title: t('Has ordered?') }, { group: 'flow', icon: Flag, title: t('First order') },
] as const

/** What one looks like, in five cards. */
function Example() {
  return (
    <ol className="journeys-example" aria-label={t('An example: signs up, welcome mail, wait 2 days, has ordered, first order')}>
      {steps.map(({ group, icon: Icon, title }) => <li key={title} aria-hidden="true"><span className={`journeys-example-icon ui-tone ${group}`}><Icon /></span>{title}</li>)}
    </ol>
  )
}
