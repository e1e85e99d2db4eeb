import { t } from '@sendero/i18n'
import { Field } from '@sendero/ui'
import type { StepProps } from './step-props.ts'

/** Who owns this installation. */
export function OwnerStep({ draft, errors, onChange, needsToken }: StepProps & { readonly needsToken: boolean }) {
  return (
    <>
      {needsToken ? <Field label={t('Set-up token')} hint={t('Printed where the server was started. It keeps strangers from being faster than you.')} value={draft.token} autoComplete="off" spellCheck={false} autoFocus error={errors.token} onChange={(event) => { onChange({ token: event.target.value }) }} /> : null}
      <Field label={t('Your name')} value={draft.name} autoComplete="name" maxLength={100} autoFocus={!needsToken} error={errors.name} onChange={(event) => { onChange({ name: event.target.value }) }} />
      <Field label={t('E-mail address')} type="email" hint={t('You sign in with it.')} value={draft.email} autoComplete="username" error={errors.email} onChange={(event) => { onChange({ email: event.target.value }) }} />
      <Field label={t('Password')} type="password" hint={t('At least 12 characters. A few words in a row are good.')} value={draft.password} autoComplete="new-password" error={errors.password} onChange={(event) => { onChange({ password: event.target.value }) }} />
    </>
  )
}
