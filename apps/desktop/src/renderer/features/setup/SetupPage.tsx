import { t } from '@sendero/i18n'
import { Button, Card, Notice, Stepper } from '@sendero/ui'
import { ArrowLeft } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { ReactNode, SyntheticEvent } from 'react'
import { Brand } from '../../base/Brand.tsx'
import { ProblemError, sendJson } from '../../base/http.ts'
import { useSubmission } from '../../base/use-submission.ts'
import { OwnerStep } from './OwnerStep.tsx'
import { blankDraft, missingIn, setupBody, setupSteps, stepOf } from './setup-draft.ts'
import type { DraftErrors, SetupDraft, SetupStep } from './setup-draft.ts'
import { StartStep } from './StartStep.tsx'
import { TrackingStep } from './TrackingStep.tsx'
import { WorkspaceStep } from './WorkspaceStep.tsx'
import './setup.css'

const words: Readonly<Record<SetupStep, { readonly title: string; readonly text: string }>> = {
  you: { title: t('Welcome to Sendero'), text: t('Two minutes, then you can draw your first journey. You become the owner of this installation.') },
  workspace: { title: t('Your workspace'), text: t('Customers, journeys and mails of one shop or brand live in a workspace. You can make more of them later.') },
  tracking: { title: t('What you want to know'), text: t('A mail can tell whether it was opened and which links were followed.') },
  start: { title: t('Everything is ready'), text: t('How would you like to begin?') },
}

interface Props { readonly needsToken: boolean; readonly onDone: () => void }

/** First run: the owner, the workspace, and what the law wants to know; then demo data or an empty start. */
export function SetupPage({ needsToken, onDone }: Props) {
  const [step, setStep] = useState<SetupStep>('you')
  const finish = (): void => {
    // Where the signed-in pages begin.
    history.replaceState(null, '', '/')
    onDone()
  }
  return (
    <main className="setup">
      <Brand />
      <Stepper label={t('Set-up')} steps={setupSteps} current={step} {...(step === 'start' ? {} : { onStep: (key: string) => { setStep(key as SetupStep) } })} />
      <header className="setup-head"><h1>{words[step].title}</h1><p className="quiet">{words[step].text}</p></header>
      <Questions step={step} needsToken={needsToken} onStep={setStep} />
      {step === 'start' ? <StartStep onDone={finish} /> : null}
    </main>
  )
}

interface QuestionsProps { readonly step: SetupStep; readonly needsToken: boolean; readonly onStep: (step: SetupStep) => void }

/** The three steps before there is anything: what was answered stays while one goes back and forth. */
function Questions({ step, needsToken, onStep }: QuestionsProps) {
  const [draft, setDraft] = useState(blankDraft)
  const [errors, setErrors] = useState<DraftErrors>({})
  const creation = useSubmission()
  const form = useRef<HTMLFormElement>(null)
  // Who is told what is missing stands where it is to be typed.
  useEffect(() => { if (Object.keys(errors).length > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus() }, [errors])
  if (step === 'start') return null
  const go = (to: SetupStep): void => { setErrors({}); onStep(to) }
  const create = async (): Promise<void> => {
    await creation.run(async () => {
      await sendJson('POST', '/api/setup', setupBody(draft)).catch((error: unknown) => {
        const faults = error instanceof ProblemError ? error.errors : []
        if (faults.length > 0) onStep(stepOf(faults.map(({ path }) => path)))
        setErrors(Object.fromEntries(faults.map(({ path, message }) => [draftField(path), message])))
        throw error
      })
      go('start')
    })
  }
  const next = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const missing = missingIn(step, draft, needsToken)
    setErrors(missing)
    if (Object.keys(missing).length > 0) return
    if (step === 'tracking') void create()
    else go(step === 'you' ? 'workspace' : 'tracking')
  }
  const change = (part: Partial<SetupDraft>): void => { setDraft({ ...draft, ...part }); setErrors({}); creation.clear() }
  const of = { draft, errors, onChange: change }
  const fields: Readonly<Record<Exclude<SetupStep, 'start'>, ReactNode>> = { you: <OwnerStep {...of} needsToken={needsToken} />, workspace: <WorkspaceStep {...of} />, tracking: <TrackingStep {...of} /> }
  return (
    <Card>
      <form ref={form} className="setup-form" noValidate onSubmit={next} key={step}>
        {creation.message === null || Object.keys(errors).length > 0 ? null : <Notice tone="problem" title={t('That did not work')}><p>{creation.message}</p></Notice>}
        {fields[step]}
        <div className="setup-foot">
          {step === 'you' ? null : <Button look="quiet" icon={<ArrowLeft aria-hidden />} onClick={() => { go(step === 'workspace' ? 'you' : 'workspace') }}>{t('Back')}</Button>}
          <Button type="submit" look="primary" size="large" busyLabel={creation.isBusy ? t('Creating…') : undefined}>{step === 'tracking' ? t('Create workspace') : t('Continue')}</Button>
        </div>
      </form>
    </Card>
  )
}

/** `owner.email` is the field `email`, `workspace.name` the field `workspace`. */
const draftField = (path: string): string => (path === 'workspace.name' ? 'workspace' : path.split('.').at(-1) ?? '')
