import { t } from '@sendero/i18n'
import { Check } from 'lucide-react'
import { classNames } from '../class-names.ts'

export interface Step {
  readonly key: string
  readonly label: string
}

export interface StepperProps {
  readonly label: string
  readonly steps: readonly Step[]
  readonly current: string
  /** Goes back to a step that is done. Without it steps only show where one is. */
  readonly onStep?: (key: string) => void
}

const words = { done: t('done'), current: t('current'), later: t('to come') } as const

export function Stepper({ label, steps, current, onStep }: StepperProps) {
  const at = steps.findIndex((step) => step.key === current)
  return (
    <ol className="ui-stepper" aria-label={label}>
      {steps.map((step, index) => {
        const state = index < at ? 'done' : index === at ? 'current' : 'later'
        const face = <><span className="ui-step-mark" aria-hidden="true">{state === 'done' ? <Check /> : index + 1}</span><span>{step.label}</span><span className="ui-visually-hidden">, {words[state]}</span></>
        return (
          <li key={step.key} className={classNames('ui-step', state)} aria-current={state === 'current' ? 'step' : undefined}>
            {state === 'done' && onStep !== undefined ? <button type="button" onClick={() => { onStep(step.key) }}>{face}</button> : <span className="ui-step-face">{face}</span>}
          </li>
        )
      })}
    </ol>
  )
}
