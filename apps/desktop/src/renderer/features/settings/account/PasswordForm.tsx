import { t } from '@sendero/i18n'
import { Button, Card, Field, Notice, useToast } from '@sendero/ui'
import { useState } from 'react'
import type { SyntheticEvent } from 'react'
import { sendJson } from '../../../base/http.ts'
import { useSubmission } from '../../../base/use-submission.ts'

/** A new password ends all other sessions. */
export function PasswordForm() {
  const [oldPassword, setOld] = useState('')
  const [newPassword, setNew] = useState('')
  const toast = useToast()
  const changing = useSubmission()
  const change = async (event: SyntheticEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    if (!await changing.run(() => sendJson('POST', '/api/session/password', { oldPassword, newPassword }))) return
    setOld('')
    setNew('')
    toast.show({ tone: 'good', title: t('Your password is changed'), description: t('Everywhere else you are signed out.') })
  }
  const errorOfNew = changing.errorOf('password') ?? changing.errorOf('newPassword')
  const isExplained = errorOfNew !== undefined || changing.errorOf('oldPassword') !== undefined
  return (
    <Card title={t('Password')} description={t('Changing it signs you out everywhere else.')}>
      <form className="settings-fields" noValidate onSubmit={(event) => { void change(event) }}>
        <div className="settings-fields two">
          <Field label={t('Present password')} type="password" value={oldPassword} autoComplete="current-password" error={changing.errorOf('oldPassword')} onChange={(event) => { setOld(event.target.value); changing.clear() }} />
          <Field label={t('New password')} type="password" value={newPassword} autoComplete="new-password" hint={t('At least 12 characters.')} error={errorOfNew} onChange={(event) => { setNew(event.target.value); changing.clear() }} />
        </div>
        {changing.message === null || isExplained ? null : <Notice tone="problem" title={t('Your password was not changed')}><p>{changing.message}</p></Notice>}
        <div className="settings-actions"><Button type="submit" disabled={oldPassword === '' || newPassword === ''} busyLabel={changing.isBusy ? t('Changing…') : undefined}>{t('Change password')}</Button></div>
      </form>
    </Card>
  )
}
