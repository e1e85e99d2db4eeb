import { t } from '@sendero/i18n'
import { Button, ButtonLink, Card, Field, Notice, Skeleton } from '@sendero/ui'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { SyntheticEvent } from 'react'
import { useParams } from 'react-router'
import { Brand } from '../../base/Brand.tsx'
import { ProblemError, problemText, sendJson } from '../../base/http.ts'
import { paths } from '../../base/paths.ts'
import { useSubmission } from '../../base/use-submission.ts'
import { chooseWorkspace } from '../../base/workspace-choice.ts'
import { acceptInvitation, readInvitation, roleInWords } from './invitation.ts'
import type { Invitation } from './invitation.ts'
import { SignInForm } from './SignInForm.tsx'
import './sign-in.css'

/** Where the link of an invitation leads, signed in or not. `onChange`: who is signed in has changed. */
export function InvitePage({ onChange }: { readonly onChange: () => void }) {
  const { token = '' } = useParams()
  const invitation = useQuery({ queryKey: ['invitation', token], queryFn: () => readInvitation(token), retry: false, staleTime: 0 })
  const reread = (): void => { onChange(); void invitation.refetch() }
  return (
    <main className="sign-in">
      <Brand />
      {invitation.data !== undefined ? <Open invitation={invitation.data} token={token} onChange={reread} />
        : invitation.isError ? <Closed error={invitation.error} onRetry={() => { void invitation.refetch() }} />
          : <Card><Skeleton width="60%" /><Skeleton width="80%" /></Card>}
    </main>
  )
}

function Closed({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  const isGone = error instanceof ProblemError && error.status === 404
  return (
    <>
      <h1>{isGone ? t('This invitation is not valid any more') : t('The invitation could not be read')}</h1>
      <p className="quiet sign-in-note">{isGone ? t('It was used, revoked, or is older than seven days. Ask whoever invited you for a new one.') : problemText(error)}</p>
      <div>{isGone ? <ButtonLink href={paths.home}>{t('Go to Sendero')}</ButtonLink> : <Button onClick={onRetry}>{t('Try again')}</Button>}</div>
    </>
  )
}

function Open({ invitation, token, onChange }: { readonly invitation: Invitation; readonly token: string; readonly onChange: () => void }) {
  const { workspace, invitedBy, email, role, needsAccount, signedInAs } = invitation
  const isSelf = signedInAs?.toLowerCase() === email.toLowerCase()
  return (
    <>
      <h1>{t('Join {workspace}', { workspace })}</h1>
      <p className="quiet sign-in-note">{t('{invitedBy} invites {email} {asRole}.', { invitedBy, email, asRole: roleInWords[role] })}</p>
      <Card>
        {signedInAs !== null && !isSelf ? <OtherAccount signedInAs={signedInAs} email={email} onChange={onChange} />
          : needsAccount ? <NewAccount token={token} email={email} workspace={workspace} />
            : isSelf ? <Accept token={token} workspace={workspace} />
              : <div className="sign-in-words"><p>{t('You have an account already. Sign in, then join.')}</p><SignInForm email={email} onDone={onChange} /></div>}
      </Card>
    </>
  )
}

const join = async (given: Parameters<typeof acceptInvitation>[0]): Promise<void> => {
  const { workspace } = await acceptInvitation(given)
  chooseWorkspace(workspace)
}

function Accept({ token, workspace }: { readonly token: string; readonly workspace: string }) {
  const joining = useSubmission()
  return (
    <div className="sign-in-words">
      {joining.message === null ? null : <Notice tone="problem" title={t('You have not joined')}><p>{joining.message}</p></Notice>}
      <Button look="primary" size="large" busyLabel={joining.isBusy ? t('Joining…') : undefined} onClick={() => { void joining.run(() => join({ token })) }}>{t('Join {workspace}', { workspace })}</Button>
    </div>
  )
}

function NewAccount({ token, email, workspace }: { readonly token: string; readonly email: string; readonly workspace: string }) {
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const joining = useSubmission()
  const submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault()
    void joining.run(() => join({ token, name: name.trim(), password }))
  }
  const isAboutFields = joining.errorOf('name') !== undefined || joining.errorOf('password') !== undefined
  return (
    <form noValidate onSubmit={submit}>
      {joining.message === null || isAboutFields ? null : <Notice tone="problem" title={t('You have not joined')}><p>{joining.message}</p></Notice>}
      <Field label={t('E-mail address')} type="email" value={email} autoComplete="username" readOnly hint={t('You sign in with it from now on.')} />
      <Field label={t('Your name')} value={name} autoComplete="name" maxLength={100} autoFocus error={joining.errorOf('name')} onChange={(event) => { setName(event.target.value); joining.clear() }} />
      <Field label={t('Password')} type="password" value={password} autoComplete="new-password" hint={t('At least 12 characters. A few words in a row are good.')} error={joining.errorOf('password')} onChange={(event) => { setPassword(event.target.value); joining.clear() }} />
      <Button type="submit" look="primary" size="large" className="sign-in-button" busyLabel={joining.isBusy ? t('Joining…') : undefined}>{t('Join {workspace}', { workspace })}</Button>
    </form>
  )
}

function OtherAccount({ signedInAs, email, onChange }: { readonly signedInAs: string; readonly email: string; readonly onChange: () => void }) {
  const leaving = useSubmission()
  const signOut = (): void => { void leaving.run(() => sendJson('DELETE', '/api/session')).then(onChange) }
  return (
    <div className="sign-in-words">
      <Notice tone="warn" title={t('You are signed in as {signedInAs}', { signedInAs })}><p>{t('This invitation is for {email}. Sign out first, then come back to this page.', { email })}</p></Notice>
      {leaving.message === null ? null : <Notice tone="problem" title={t('You are still signed in')}><p>{leaving.message}</p></Notice>}
      <Button busyLabel={leaving.isBusy ? t('Signing out…') : undefined} onClick={signOut}>{t('Sign out')}</Button>
    </div>
  )
}
