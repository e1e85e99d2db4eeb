import { t } from '@sendero/i18n'
import { Notice, Spinner } from '@sendero/ui'
import { MailFrame } from '../../../mail-frame/MailFrame.tsx'
import type { Preview } from '../template-draft.ts'
import { InboxLine } from './InboxLine.tsx'
import { PreviewBar } from './PreviewBar.tsx'
import type { PreviewLook } from './PreviewBar.tsx'
import type { LivePreview, PreviewFor } from './use-preview.ts'

interface Props {
  readonly preview: LivePreview
  readonly who: PreviewFor
  readonly onWho: (who: PreviewFor) => void
  readonly look: PreviewLook
  readonly onLook: (look: PreviewLook) => void
}

const desktopWidth = 680
const phoneWidth = 375

/** What the mail looks like, for one person. While it cannot be rendered, what it looked like last stays. */
export function PreviewPane({ preview, who, onWho, look, onLook }: Props) {
  const { shown, isBehind, problem, newest } = preview
  const cannot = newest !== null && newest.html === '' && newest.problems.some(({ severity }) => severity === 'error')
  return (
    <section className="template-preview" aria-label={t('Preview')}>
      <PreviewBar who={who} onWho={onWho} look={look} onLook={onLook} sample={newest?.sample ?? null} />
      {problem === null ? null : <Notice tone="problem" title={t('The preview cannot be made')}>{problem}</Notice>}
      {shown === null
        ? <div className="template-preview-none" aria-busy={!cannot}>{cannot ? <p>{t('As soon as the errors are gone, the mail is shown here.')}</p> : problem === null ? <Spinner /> : null}</div>
        : (
            <div className="template-preview-shown" data-behind={isBehind || undefined}>
              <InboxLine preview={shown} />
              {cannot ? <p className="template-preview-old" role="status">{t('It cannot be rendered at the moment: this is how it looked last.')}</p> : null}
              <Parts shown={shown} look={look} />
            </div>
          )}
    </section>
  )
}

function Parts({ shown, look }: { readonly shown: Preview; readonly look: PreviewLook }) {
  if (look.view === 'text') return <pre className="template-text" tabIndex={0} aria-label={t('Plain text')}>{shown.text}</pre>
  return (
    <div className="template-frames" data-view={look.view}>
      {look.view === 'phone' ? null : <div className="template-frame desktop"><MailFrame html={shown.html} title={t('Preview on a wide screen')} width={desktopWidth} page={look.page} /></div>}
      {look.view === 'desktop' ? null : <div className="template-frame phone"><MailFrame html={shown.html} title={t('Preview on a phone')} width={phoneWidth} page={look.page} /></div>}
    </div>
  )
}
