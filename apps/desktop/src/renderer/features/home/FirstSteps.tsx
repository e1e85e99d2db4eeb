import { t } from '@sendero/i18n'
import { ButtonLink, Card, ProgressBar } from '@sendero/ui'
import { Check } from 'lucide-react'
import type { FirstStep } from './first-steps.ts'

/** What to do next: the first thing that is not done has the button, the others are links. */
export function FirstSteps({ steps }: { readonly steps: readonly FirstStep[] }) {
  const next = steps.find(({ isDone }) => !isDone)
  const done = steps.filter(({ isDone }) => isDone).length
  return (
    <Card title={t('First steps')} actions={<div className="home-steps-progress"><ProgressBar label={t('{done} of {count} done', { done, count: steps.length })} value={done} max={steps.length} tone="good" /></div>} flush>
      <ol className="home-steps">
        {steps.map((step, index) => (
          <li key={step.key} className={step.isDone ? 'done' : step === next ? 'next' : undefined}>
            <span className="home-step-mark" aria-hidden="true">{step.isDone ? <Check /> : index + 1}</span>
            <div className="home-step-words"><h3>{step.title}{step.isDone ? <span className="ui-visually-hidden">{t(', done')}</span> : null}</h3>{step.isDone ? null : <p>{step.text}</p>}</div>
            {step.isDone ? null : <ButtonLink href={step.href} look={step === next ? 'primary' : 'quiet'} size={step === next ? 'medium' : 'small'}>{step.action}</ButtonLink>}
          </li>
        ))}
      </ol>
    </Card>
  )
}
