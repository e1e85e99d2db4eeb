import { t } from '@sendero/i18n'
import type { trpc } from '../../base/trpc.ts'

export type Template = Awaited<ReturnType<typeof trpc.template.get.query>>
export type Preview = Awaited<ReturnType<typeof trpc.template.renderDraft.query>>
export type Language = Awaited<ReturnType<typeof trpc.template.language.query>>
export type Variable = Awaited<ReturnType<typeof trpc.template.variables.query>>['data'][number]

/** What an author writes, as the editor holds it. */
export interface Draft {
  readonly subject: string
  readonly preheader: string
  readonly from: { readonly name: string; readonly email: string }
  readonly format: 'mjml' | 'html'
  readonly body: string
  readonly class: 'marketing' | 'transactional'
}

/** The content alone, with the line ends of the editor: a file from Windows is no change. */
export const draftOf = ({ subject, preheader, from, format, body, class: messageClass }: Draft): Draft => (
  { subject, preheader, from: { name: from.name, email: from.email }, format, body: body.replace(/\r\n?/g, '\n'), class: messageClass })

export const isSameDraft = (a: Draft, b: Draft): boolean => (
  a.subject === b.subject && a.preheader === b.preheader && a.from.name === b.from.name && a.from.email === b.from.email && a.format === b.format && a.body === b.body && a.class === b.class)

/** Fields beside the body, in the words of the screen; for comparing. */
export function fieldsInWords(draft: Draft): readonly { readonly name: string; readonly value: string }[] {
  return [
    { name: t('Subject'), value: draft.subject },
    { name: t('Preheader'), value: draft.preheader },
    { name: t('From'), value: senderInWords(draft.from) },
    { name: t('Kind'), value: draft.class === 'marketing' ? t('Marketing') : t('Transactional') },
    { name: t('Format'), value: draft.format === 'mjml' ? 'MJML' : 'HTML' },
  ]
}

const senderInWords = ({ name, email }: Draft['from']): string => (email === '' ? name : name === '' ? email : `${name} <${email}>`)
