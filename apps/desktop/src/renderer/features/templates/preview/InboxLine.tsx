import { t } from '@sendero/i18n'
import { Avatar } from '@sendero/ui'
import { inboxExcerpt } from '../kernels/inbox-hints.ts'
import type { Preview } from '../template-draft.ts'

/** The mail as it lies in a list of mails. */
export function InboxLine({ preview }: { readonly preview: Preview }) {
  const sender = preview.from.name === '' ? preview.from.email : preview.from.name
  return (
    <section className="template-inbox" aria-label={t('In the inbox')}>
      <Avatar name={sender} isDecorative />
      <span className="template-inbox-words">
        <span className="template-inbox-from" title={preview.from.email}>{sender}</span>
        <span className="template-inbox-subject">{preview.subject === '' ? t('(no subject)') : preview.subject}<span> {inboxExcerpt(preview.preheader, preview.text)}</span></span>
      </span>
      <span className="template-inbox-time">{t('now')}</span>
    </section>
  )
}
