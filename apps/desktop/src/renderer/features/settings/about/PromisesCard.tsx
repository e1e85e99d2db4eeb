import { t } from '@sendero/i18n'
import { Button, Card, Notice } from '@sendero/ui'
import { ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import { trpc } from '../../../base/trpc.ts'
import { useSubmission } from '../../../base/use-submission.ts'

type Result = Awaited<ReturnType<typeof trpc.workspace.checkInvariants.mutate>>

/** Holds what is stored in this workspace against what the engine promises. */
export function PromisesCard() {
  const [result, setResult] = useState<Result | null>(null)
  const checking = useSubmission()
  const check = (): void => { setResult(null); void checking.run(async () => { setResult(await trpc.workspace.checkInvariants.mutate({})) }) }
  return (
    <Card
      title={t('Promises of the engine')} description={t('That nobody gets a mail twice, nobody is lost, and every number adds up: checked on the stored rows of this workspace. Changes nothing.')}
      actions={<Button icon={<ShieldCheck aria-hidden />} busyLabel={checking.isBusy ? t('Checking…') : undefined} onClick={check}>{t('Check now')}</Button>}
    >
      {checking.message === null ? null : <Notice tone="problem" title={t('They could not be checked')}><p>{checking.message}</p></Notice>}
      {result === null ? null : result.isClean ? <Notice tone="good" title={t('All promises are kept')} /> : (
        <Notice tone="problem" title={t('{count, plural, one {# promise is} other {# promises are}} broken', { count: result.violations.length })}>
          <ul>{result.violations.map(({ promise, count, examples }) => <li key={promise}>{t('{promise}: {count, plural, one {# row} other {# rows}}, such as {example}', { promise, count, example: examples[0] ?? '' })}</li>)}</ul>
          <p>{t('Please report this with the examples.')}</p>
        </Notice>
      )}
    </Card>
  )
}
