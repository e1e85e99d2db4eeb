import { t } from '@sendero/i18n'
import { RadioCards } from '@sendero/ui'
import type { StatusAction, StatusChoices, StatusImpact } from './journey-status.ts'

interface Props {
  readonly action: StatusAction
  readonly impact: StatusImpact
  readonly choices: StatusChoices
  readonly onChange: (choices: StatusChoices) => void
}

/** What is left to decide before a journey is paused or resumed; nothing is asked that is about nobody. */
export function ChoiceFields({ action, impact: { held, messages }, choices, onChange }: Props) {
  if (action === 'pause') {
    return (
      <RadioCards
        label={t('What is paused')} value={choices.whom} onChange={(whom) => { onChange({ ...choices, whom }) }}
        options={[{ value: 'everybody', label: t('The whole journey'), description: t('Everybody stays where they are.') }, { value: 'entry', label: t('Only the entry'), description: t('Nobody new comes in; those in it go on.') }]}
      />
    )
  }
  if (action !== 'resume') return null
  return (
    <>
      {held === 0 ? null : (
        <RadioCards
          label={t('People whose time came during the pause')} value={choices.overdue} onChange={(overdue) => { onChange({ ...choices, overdue }) }}
          options={[{ value: 'goOn', label: t('Go on now') }, { value: 'leave', label: t('Leave the journey') }]} columns={2}
        />
      )}
      {messages.held === 0 ? null : (
        <RadioCards
          label={t('Messages that were held back')} value={choices.messages} onChange={(how) => { onChange({ ...choices, messages: how }) }}
          options={[{ value: 'send', label: t('Send now') }, { value: 'skip', label: t('Do not send') }]} columns={2}
        />
      )}
    </>
  )
}
