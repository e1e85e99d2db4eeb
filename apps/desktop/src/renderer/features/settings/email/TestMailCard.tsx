import { t } from '@sendero/i18n'
import { Button, Card, Field, Notice } from '@sendero/ui'
import { CircleCheck, CircleMinus, CircleX, Send } from 'lucide-react'
import { useState } from 'react'
import type { SyntheticEvent } from 'react'
import { useSession } from '../../../base/session-context.ts'
import { trpc } from '../../../base/trpc.ts'
import { useSubmission } from '../../../base/use-submission.ts'

type Result = Awaited<ReturnType<typeof trpc.smtp.test.mutate>>
type Step = Result['steps'][number]

/** One mail over the server, and what it answered at every step. */
export function TestMailCard({ host }: { readonly host: string }) {
  const { session } = useSession()
  const [to, setTo] = useState(session.user.email)
  const [result, setResult] = useState<Result | null>(null)
  const testing = useSubmission()
  const send = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault()
    setResult(null)
    void testing.run(async () => { setResult(await trpc.smtp.test.mutate({ to: to.trim() })) })
  }
  return (
    <Card title={t('Test')} description={t('Sends one mail through {host} and shows what the server answers.', { host })}>
      <div className="settings-stack">
        <form className="settings-row" noValidate onSubmit={send}>
          <Field label={t('Send a test mail to')} type="email" value={to} error={testing.errorOf('to')} onChange={(event) => { setTo(event.target.value); testing.clear() }} />
          <Button type="submit" icon={<Send aria-hidden />} busyLabel={testing.isBusy ? t('Sending…') : undefined}>{t('Send test mail')}</Button>
        </form>
        {testing.message === null || testing.errorOf('to') !== undefined ? null : <Notice tone="problem" title={t('The test could not be made')}><p>{testing.message}</p></Notice>}
        {result === null ? null : (
          <div className="settings-stack" role="status">
            <Notice tone={result.isAccepted ? 'good' : 'warn'} title={result.isAccepted ? t('The server took the mail') : t('The mail did not leave')}>{result.isAccepted ? <p>{t('Look into the mailbox of {to}, also among the spam.', { to })}</p> : null}</Notice>
            <ol className="settings-steps">{result.steps.map((step) => <TestStep key={step.step} step={step} />)}</ol>
          </div>
        )}
      </div>
    </Card>
  )
}

const names: Readonly<Record<Step['step'], string>> = { lookup: t('Find the server'), connect: t('Connect'), encrypt: t('Encrypt'), signIn: t('Sign in'), accept: t('Hand over') }
const icons = { done: CircleCheck, failed: CircleX, skipped: CircleMinus } as const
const outcomes = { done: 'done', failed: 'failed', skipped: t('left out') } as const

function TestStep({ step }: { readonly step: Step }) {
  const Icon = icons[step.outcome]
  return <li className={step.outcome}><Icon aria-hidden /><span>{names[step.step]}<span className="ui-visually-hidden">: {outcomes[step.outcome]}</span></span><span className="detail">{step.detail}</span></li>
}
