// How a mail looks in the list of a mail program, and whether its first lines fit there.

import { t } from '@sendero/i18n'

export interface InboxHint { readonly tone: 'good' | 'warn'; readonly text: string }

/** Characters that programs show: on a wide screen about this many, on a phone fewer. */
const wide = 60
const narrow = 40
const preheaderBest = { least: 40, most: 110 } as const

export function subjectHint(subject: string): InboxHint {
  const length = [...subject.trim()].length
  if (length === 0) return { tone: 'warn', text: t('Without a subject few people open a mail') }
  if (length > wide) return { tone: 'warn', text: t('{count} characters: most programs cut it after about {wide}', { count: length, wide }) }
  if (length > narrow) return { tone: 'good', text: t('{count} characters: phones may cut it after about {narrow}', { count: length, narrow }) }
  return { tone: 'good', text: t('{count} characters: fits everywhere', { count: length }) }
}

export function preheaderHint(preheader: string): InboxHint {
  const length = [...preheader.trim()].length
  if (length === 0) return { tone: 'warn', text: t('Empty: programs show the beginning of the mail here') }
  if (length < preheaderBest.least) return { tone: 'good', text: t('{count} characters: programs fill the rest with the beginning of the mail', { count: length }) }
  if (length > preheaderBest.most) return { tone: 'warn', text: t('{count} characters: most programs cut it after about {most}', { count: length, most: preheaderBest.most }) }
  return { tone: 'good', text: t('{count} characters: a good length', { count: length }) }
}

/** What a program shows behind the subject: the preheader and, where there is room, the beginning of the text. */
export function inboxExcerpt(preheader: string, text: string): string {
  const begin = preheader.trim()
  const rest = text.replace(/<https?:[^>\s]*>/g, ' ').replace(/\s+/g, ' ').trim()
  const both = begin === '' ? rest : rest.startsWith(begin) ? rest : `${begin} ${rest}`
  return [...both.trim()].slice(0, preheaderBest.most + 40).join('')
}
