import { t } from '@sendero/i18n'
import { Button, Card, CopyButton, Notice } from '@sendero/ui'
import { Eye } from 'lucide-react'
import { useState } from 'react'
import { trpc } from '../../../base/trpc.ts'
import { useSubmission } from '../../../base/use-submission.ts'

/** Shown on request: whoever has it can make calls that look like ours. */
export function WebhookSecret() {
  const [secret, setSecret] = useState<string | null>(null)
  const reading = useSubmission()
  const show = (): void => { void reading.run(async () => { setSecret((await trpc.workspace.webhookSecret.query({})).secret) }) }
  return (
    <Card
      title={t('Signature of webhooks')} description={t('Every call of a webhook step is signed with this secret (Standard Webhooks), so that your server can tell that it comes from here.')}
      actions={secret === null ? <Button icon={<Eye aria-hidden />} busyLabel={reading.isBusy ? t('Reading…') : undefined} onClick={show}>{t('Show secret')}</Button> : undefined}
    >
      {reading.message === null ? null : <Notice tone="problem" title={t('The secret could not be read')}><p>{reading.message}</p></Notice>}
      {secret === null ? null : <div className="settings-secret"><code>{secret}</code><CopyButton text={secret} label={t('Copy secret')} /></div>}
    </Card>
  )
}
