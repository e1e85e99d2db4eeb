import { t } from '@sendero/i18n'
import { RadioCards } from '@sendero/ui'
import type { RadioCard } from '@sendero/ui'
import type { SetupDraft } from './setup-draft.ts'
import type { StepProps } from './step-props.ts'

const choices: readonly RadioCard<SetupDraft['tracking']>[] = [
  { value: 'all', label: t('Yes, for everybody'), description: t('Journeys can ask who opened or clicked, and numbers are complete.') },
  { value: 'consent', label: t('Only for people who agreed'), description: t('For customers whose trait trackingConsent is true. Use this where the law asks for consent, as in France since July 2026.') },
  { value: 'off', label: t('No'), description: t('No tracking image and no tracked links in any mail. You see what was sent, not what was read.') },
]

/** Whether opens and clicks are tracked: a question of law in some countries, so it is asked and explained. */
export function TrackingStep({ draft, onChange }: StepProps) {
  return <RadioCards label={t('Track opens and clicks in e-mail?')} value={draft.tracking} options={choices} onChange={(tracking) => { onChange({ tracking }) }} hint={t('It can be changed at any time, also for mails that were sent before.')} />
}
