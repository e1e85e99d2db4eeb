import { t } from '@sendero/i18n'
import { Button, Field, Notice } from '@sendero/ui'
import { useState } from 'react'
import type { SyntheticEvent } from 'react'
import { sendJson } from '../../base/http.ts'
import { useSubmission } from '../../base/use-submission.ts'

interface Props {
  readonly onDone: () => void
  /** When only this address will do. */
  readonly email?: string
}

export function SignInForm({ onDone, email: fixed }: Props) {
  const [email, setEmail] = useState(fixed ?? '')
  const [password, setPassword] = useState('')
  const signIn = useSubmission()
  const submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault()
    void signIn.run(() => sendJson('POST', '/api/session', { email: email.trim(), password })).then((isIn) => { if (isIn) onDone() })
  }
  return (
    <form onSubmit={submit}>
      {signIn.message === null ? null : <Notice tone="problem" title={t('You are not signed in')}><p>{signIn.message}</p></Notice>}
      <Field label={t('E-mail address')} type="email" value={email} autoComplete="username" required autoFocus={fixed === undefined} readOnly={fixed !== undefined} onChange={(event) => { setEmail(event.target.value) }} />
      <Field label={t('Password')} type="password" value={password} autoComplete="current-password" required autoFocus={fixed !== undefined} onChange={(event) => { setPassword(event.target.value) }} />
      <Button type="submit" look="primary" size="large" className="sign-in-button" busyLabel={signIn.isBusy ? t('Signing in…') : undefined}>{t('Sign in')}</Button>
    </form>
  )
}
