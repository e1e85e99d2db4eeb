import type { Tone } from '@sendero/ui'
import type { trpc } from '../../base/trpc.ts'

export type Import = Awaited<ReturnType<typeof trpc.import.get.query>>

interface Look { readonly label: string; readonly tone: Tone; readonly isLive: boolean }

export const stateLooks: Readonly<Record<Import['state'], Look>> = {
  queued: { label: 'Waiting', tone: 'neutral', isLive: true }, running: { label: 'Running', tone: 'accent', isLive: true }, interrupted: { label: 'Interrupted', tone: 'warn', isLive: true },
  finished: { label: 'Finished', tone: 'good', isLive: false }, cancelled: { label: 'Cancelled', tone: 'neutral', isLive: false }, failed: { label: 'Failed', tone: 'danger', isLive: false },
}

/** What is going on, or how it ended, in a sentence. */
export function stateSentence({ state, problem, rejected, kind, canResume }: Pick<Import, 'state' | 'problem' | 'rejected' | 'kind' | 'canResume'>): string {
  switch (state) {
    case 'queued': return 'It begins as soon as the imports before it are done.'
    case 'running': return 'You can leave this page: it goes on without you.'
    case 'interrupted': return 'Whoever was running it was broken off. An uploaded file goes on by itself within a minute; for one of the command line, run the same command again.'
    case 'finished': return rejected === 0 ? `Every row is in.${kind === 'events' ? ' Journeys and segments follow within moments.' : ''}` : 'Some rows were refused. The file of refused rows says why for each; correct them there and import that file.'
    case 'cancelled': return canResume ? 'What was done stays. Resume it within a day, and it goes on behind the last row.' : 'What was done stays. To go on, upload the same file again with the same choices.'
    case 'failed': return problem ?? 'It failed. What was done stays.'
  }
}

export interface Count { readonly key: 'created' | 'updated' | 'unchanged' | 'accepted' | 'duplicates' | 'rejected'; readonly label: string; readonly value: number; readonly tone: 'plain' | 'danger' }

/** What became of the rows so far. */
export function countsOf(found: Import): readonly Count[] {
  const rejected: Count = { key: 'rejected', label: 'Refused', value: found.rejected, tone: found.rejected > 0 ? 'danger' : 'plain' }
  if (found.kind === 'events') return [{ key: 'accepted', label: 'Stored', value: found.accepted, tone: 'plain' }, { key: 'duplicates', label: 'Known already', value: found.duplicates, tone: 'plain' }, rejected]
  return [
    { key: 'created', label: 'Created', value: found.created, tone: 'plain' }, { key: 'updated', label: 'Updated', value: found.updated, tone: 'plain' },
    { key: 'unchanged', label: 'Unchanged', value: found.unchanged, tone: 'plain' }, rejected,
  ]
}

interface ChosenOptions { readonly id?: { readonly kind?: string; readonly column?: string }; readonly consent?: string; readonly timeZone?: string | null; readonly fields?: { readonly event?: { readonly name?: string; readonly column?: string } } }

/** What was chosen when it was started, for whoever asks later. */
export function choicesOf({ kind, options, startedBy }: Pick<Import, 'kind' | 'options' | 'startedBy'>): readonly { readonly term: string; readonly value: string }[] {
  const { id, consent, timeZone, fields } = options as ChosenOptions
  const who = startedBy ?? 'Somebody who is gone'
  if (kind === 'events') return [{ term: 'Events called', value: fields?.event?.name ?? `as in the column ${fields?.event?.column ?? 'event'}` }, { term: 'Started by', value: who }]
  return [
    { term: 'User ID', value: id?.kind === 'column' ? `the column ${id.column ?? ''}` : 'the number of the row' },
    { term: 'Consent', value: consent === 'attested' ? `${who} vouched for it` : 'not claimed' },
    ...(timeZone == null ? [] : [{ term: 'Time zone', value: timeZone }]), { term: 'Started by', value: who },
  ]
}
