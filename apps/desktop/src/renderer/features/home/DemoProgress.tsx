import { t } from '@sendero/i18n'
import { Button, Card, Notice, ProgressBar } from '@sendero/ui'
import { useQueryClient } from '@tanstack/react-query'
import { FlaskConical } from 'lucide-react'
import { useMay } from '../../base/session-context.ts'
import { dayLabel } from '../../base/time.ts'
import { trpc } from '../../base/trpc.ts'
import { useSubmission } from '../../base/use-submission.ts'
import type { Demo } from './use-demo.ts'

/** While the shop lives its three months: which day it is there, and a way out. */
export function DemoProgress({ demo }: { readonly demo: Demo }) {
  const client = useQueryClient()
  const { administer } = useMay()
  const cancelling = useSubmission()
  const cancel = (): void => { void cancelling.run(async () => { client.setQueryData(['demo', 'get'], await trpc.demo.cancel.mutate({})) }) }
  const isEnding = demo.isCancelling || cancelling.isBusy
  return (
    <Card className="home-demo">
      <span className="home-demo-icon"><FlaskConical aria-hidden /></span>
      <h2>{isEnding ? t('Taking the demo data back') : demo.state === 'stuck' ? t('Loading demo data was broken off') : t('A coffee shop lives through three months')}</h2>
      <p className="quiet">{isEnding ? t('The workspace will be empty again in a moment.') : demo.state === 'stuck' ? t('The server that was loading it has ended. Take back what was loaded, then try again.') : t('Visits, carts and orders come in, and the real engine does what it would have done on every day. You can leave this page; it goes on.')}</p>
      {demo.state === 'stuck' || isEnding ? null : <ProgressBar label={demo.at === null ? t('Beginning') : dayLabel(demo.at)} value={demo.done} max={demo.total} detail={`${String(Math.floor((demo.done / Math.max(1, demo.total)) * 100))}%`} />}
      {cancelling.message === null ? null : <Notice tone="problem" title={t('It could not be cancelled')}><p>{cancelling.message}</p></Notice>}
      {administer ? <Button busyLabel={isEnding ? t('Cancelling…') : undefined} onClick={cancel}>{demo.state === 'stuck' ? t('Take it back') : t('Cancel')}</Button> : null}
    </Card>
  )
}
