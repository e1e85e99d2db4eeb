import { t } from '@sendero/i18n'
import { shareLabel } from '../base/numbers.ts'
import { relativeLabel } from '../base/time.ts'

const typeNames: Readonly<Record<string, string>> = { text: t('text'), number: t('number'), boolean: t('yes or no'), date: t('date'), list: t('list') }

interface Seen { readonly types: readonly string[]; readonly share: number; readonly examples: readonly string[] }

/** "text · 93% of people · Pro, free" */
export function seenAttributeWords({ types, share, examples }: Seen, bearers: string): string {
  const parts = [types.map((type) => typeNames[type] ?? type).reduce((before, type) => (before === '' ? type : t('{before} or {type}', { before, type })), ''), t('{share} of {bearers}', { share: share > 0 && share < 0.001 ? '<0.1%' : shareLabel(share, 1), bearers })]
  return [...parts, ...(examples.length === 0 ? [] : [examples.slice(0, 2).map(short).join(', ')])].join(' · ')
}

const longest = 28
const short = (text: string): string => (text.length > longest ? `${text.slice(0, longest - 1)}…` : text)

/** "1,204 times · 3 days ago" */
export function seenEventWords({ count, lastSeenAt }: { readonly count: number; readonly lastSeenAt: string }, now: number): string {
  return t('{count, plural, one {# time} other {# times}} · {lastSeenAt}', { count, lastSeenAt: relativeLabel(lastSeenAt, now) })
}
