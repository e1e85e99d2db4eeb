import { t } from '@sendero/i18n'
import { Button, Card, Field, FieldFrame, Notice, SegmentedControl, useToast } from '@sendero/ui'
import { LogOut } from 'lucide-react'
import { useState } from 'react'
import type { SyntheticEvent } from 'react'
import { sendJson } from '../../../base/http.ts'
import { useSession } from '../../../base/session-context.ts'
import { chooseTheme, chosenTheme } from '../../../base/theme.ts'
import type { Theme } from '../../../base/theme.ts'
import { useSubmission } from '../../../base/use-submission.ts'
import { PasswordForm } from './PasswordForm.tsx'

const themes = [{ value: 'system', label: t('As the system') }, { value: 'light', label: t('Light') }, { value: 'dark', label: t('Dark') }] as const

/** What belongs to the person, whichever workspace they look at. */
export function AccountTab() {
  const { signOut } = useSession()
  const [theme, setTheme] = useState<Theme>(chosenTheme)
  return (
    <>
      <NameForm />
      <PasswordForm />
      <Card title={t('Appearance')}>
        <FieldFrame label={t('Theme')} isGroup hint={t('In this browser only.')}>{() => <div><SegmentedControl label={t('Theme')} value={theme} options={themes} onChange={(chosen) => { chooseTheme(chosen); setTheme(chosen) }} /></div>}</FieldFrame>
      </Card>
      <Card title={t('Sign out')} description={t('Ends the session in this browser.')} actions={<Button icon={<LogOut aria-hidden />} onClick={signOut}>{t('Sign out')}</Button>} />
    </>
  )
}

function NameForm() {
  const { session, reload } = useSession()
  const [name, setName] = useState(session.user.name)
  const toast = useToast()
  const saving = useSubmission()
  const save = async (event: SyntheticEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    if (!await saving.run(() => sendJson('PATCH', '/api/session', { name: name.trim() }))) return
    toast.show({ tone: 'good', title: t('Your name is changed') })
    reload()
  }
  return (
    <Card title={t('You')}>
      <form className="settings-fields" noValidate onSubmit={(event) => { void save(event) }}>
        <div className="settings-fields two">
          <Field label={t('Name')} value={name} maxLength={100} autoComplete="name" error={saving.errorOf('name')} onChange={(event) => { setName(event.target.value); saving.clear() }} />
          <Field label={t('E-mail address')} type="email" value={session.user.email} readOnly hint={t('You sign in with it; it cannot be changed.')} />
        </div>
        {saving.message === null || saving.errorOf('name') !== undefined ? null : <Notice tone="problem" title={t('Your name was not changed')}><p>{saving.message}</p></Notice>}
        <div className="settings-actions"><Button type="submit" disabled={name.trim() === '' || name.trim() === session.user.name} busyLabel={saving.isBusy ? t('Saving…') : undefined}>{t('Save name')}</Button></div>
      </form>
    </Card>
  )
}
