import { t } from '@sendero/i18n'
import { Button, Notice } from '@sendero/ui'
import { FlaskConical, SquareDashed } from 'lucide-react'
import { sendJson } from '../../base/http.ts'
import { useSubmission } from '../../base/use-submission.ts'

/** The last step: the owner is signed in, the workspace is there and empty. */
export function StartStep({ onDone }: { readonly onDone: () => void }) {
  const demo = useSubmission()
  const load = (): void => { void demo.run(() => sendJson('POST', '/api/v1/demo', {})).then((isStarted) => { if (isStarted) onDone() }) }
  return (
    <>
      {demo.message === null ? null : <Notice tone="problem" title={t('Demo data could not be loaded')}><p>{demo.message}</p></Notice>}
      <div className="setup-choices">
        <section className="setup-choice">
          <span className="setup-choice-icon"><FlaskConical aria-hidden /></span>
          <h2>{t('Look around with demo data')}</h2>
          <p>{t('A coffee shop with 3,000 made-up customers and three months of visits, carts and orders; a live journey with a history, templates and segments. It takes about a minute, and nothing is mailed to anybody.')}</p>
          <Button look="primary" size="large" busyLabel={demo.isBusy ? t('Starting…') : undefined} onClick={load}>{t('Load demo data')}</Button>
        </section>
        <section className="setup-choice">
          <span className="setup-choice-icon"><SquareDashed aria-hidden /></span>
          <h2>{t('Start empty')}</h2>
          <p>{t('Connect your own shop or app right away. The start page leads you through it, and you can make another workspace with demo data later.')}</p>
          <Button size="large" disabled={demo.isBusy} onClick={onDone}>{t('Start empty')}</Button>
        </section>
      </div>
    </>
  )
}
