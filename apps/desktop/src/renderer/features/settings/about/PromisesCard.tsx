import { Button, Card, Notice } from '@sendero/ui'
import { ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import { countOf } from '../../../base/numbers.ts'
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
      title="Promises of the engine" description="That nobody gets a mail twice, nobody is lost, and every number adds up: checked on the stored rows of this workspace. Changes nothing."
      actions={<Button icon={<ShieldCheck aria-hidden />} busyLabel={checking.isBusy ? 'Checking…' : undefined} onClick={check}>Check now</Button>}
    >
      {checking.message === null ? null : <Notice tone="problem" title="They could not be checked"><p>{checking.message}</p></Notice>}
      {result === null ? null : result.isClean ? <Notice tone="good" title="All promises are kept" /> : (
        <Notice tone="problem" title={`${countOf(result.violations.length, 'promise is', 'promises are')} broken`}>
          <ul>{result.violations.map(({ promise, count, examples }) => <li key={promise}>{promise}: {countOf(count, 'row', 'rows')}, such as {examples[0]}</li>)}</ul>
          <p>Please report this with the examples.</p>
        </Notice>
      )}
    </Card>
  )
}
