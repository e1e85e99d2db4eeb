import { t, tc } from '@sendero/i18n'
import type { Tone } from '@sendero/ui'
import type { trpc } from '../../base/trpc.ts'

export type Import = Awaited<ReturnType<typeof trpc.import.get.query>>

interface Look { readonly label: string; readonly tone: Tone; readonly isLive: boolean }

export const stateLooks: Readonly<Record<Import['state'], Look>> = {
  queued: { label: t('Waiting'), tone: 'neutral', isLive: true }, running: { label: t('Running'), tone: 'accent', isLive: true }, interrupted: { label: t('Interrupted'), tone: 'warn', isLive: true },
  finished: { label: t('Finished'), tone: 'good', isLive: false }, cancelled: { label: t('Cancelled'), tone: 'neutral', isLive: false }, failed: { label: t('Failed'), tone: 'danger', isLive: false },
}

/** What is going on, or how it ended, in a sentence. */
export function stateSentence({ state, problem, rejected, kind, canResume }: Pick<Import, 'state' | 'problem' | 'rejected' | 'kind' | 'canResume'>): string {
  switch (state) {
    case 'queued': return t('It begins as soon as the imports before it are done.')
    case 'running': return t('You can leave this page: it goes on without you.')
    case 'interrupted': return t('Whoever was running it was broken off. An uploaded file goes on by itself within a minute; for one of the command line, run the same command again.')
    case 'finished': return rejected === 0 ? (kind === 'events' ? t('Every row is in. Journeys and segments follow within moments.') : t('Every row is in.')) : t('Some rows were refused. The file of refused rows says why for each; correct them there and import that file.')
    case 'cancelled': return canResume ? t('What was done stays. Resume it within a day, and it goes on behind the last row.') : t('What was done stays. To go on, upload the same file again with the same choices.')
    case 'failed': return problem ?? t('It failed. What was done stays.')
  }
}

export interface Count { readonly key: 'created' | 'updated' | 'unchanged' | 'accepted' | 'duplicates' | 'rejected'; readonly label: string; readonly value: number; readonly tone: 'plain' | 'danger' }

/** What became of the rows so far. */
export function countsOf(found: Import): readonly Count[] {
  const rejected: Count = { key: 'rejected', label: t('Refused'), value: found.rejected, tone: found.rejected > 0 ? 'danger' : 'plain' }
  if (found.kind === 'events') return [{ key: 'accepted', label: t('Stored'), value: found.accepted, tone: 'plain' }, { key: 'duplicates', label: t('Known already'), value: found.duplicates, tone: 'plain' }, rejected]
  return [
    { key: 'created', label: tc('rows of an import', 'Created'), value: found.created, tone: 'plain' }, { key: 'updated', label: tc('rows of an import', 'Updated'), value: found.updated, tone: 'plain' },
    { key: 'unchanged', label: t('Unchanged'), value: found.unchanged, tone: 'plain' }, rejected,
  ]
}

interface ChosenOptions { readonly id?: { readonly kind?: string; readonly column?: string }; readonly consent?: string; readonly timeZone?: string | null; readonly fields?: { readonly event?: { readonly name?: string; readonly column?: string } } }

/** What was chosen when it was started, for whoever asks later. */
export function choicesOf({ kind, options, startedBy }: Pick<Import, 'kind' | 'options' | 'startedBy'>): readonly { readonly term: string; readonly value: string }[] {
  const { id, consent, timeZone, fields } = options as ChosenOptions
  const who = startedBy ?? t('Somebody who is gone')
  if (kind === 'events') return [{ term: t('Events called'), value: fields?.event?.name ?? t('as in the column {column}', { column: fields?.event?.column ?? 'event' }) }, { term: t('Started by'), value: who }]
  return [
    { term: t('User ID'), value: id?.kind === 'column' ? t('the column {column}', { column: id.column ?? '' }) : t('the number of the row') },
    { term: t('Consent'), value: consent === 'attested' ? t('{who} vouched for it', { who }) : t('not claimed') },
    ...(timeZone == null ? [] : [{ term: t('Time zone'), value: timeZone }]), { term: t('Started by'), value: who },
  ]
}
