import { t } from '@sendero/i18n'
import { Field, TextArea } from '@sendero/ui'
import { TimeZonePicker } from '../../pickers/TimeZonePicker.tsx'
import type { StepProps } from './step-props.ts'

/** Where the customers of one shop or brand live. */
export function WorkspaceStep({ draft, errors, onChange }: StepProps) {
  return (
    <>
      <Field label={t('Name of the workspace')} hint={t('Your shop, brand or company. Customers see it when they unsubscribe.')} value={draft.workspace} maxLength={100} autoFocus error={errors.workspace} onChange={(event) => { onChange({ workspace: event.target.value }) }} />
      <TimeZonePicker value={draft.timeZone} hint={t('“Wait until 9 in the morning” means this clock, for people whose own is not known.')} error={errors.timeZone} onChange={(timeZone) => { onChange({ timeZone }) }} />
      <TextArea
        label={t('Postal address')} optional rows={2} maxLength={500} value={draft.postalAddress} error={errors.postalAddress}
        hint={t('The law of most countries wants it in every marketing e-mail, so it is added below each. It can wait until you connect a mail server.')} onChange={(event) => { onChange({ postalAddress: event.target.value }) }}
      />
    </>
  )
}
