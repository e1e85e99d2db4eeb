import { Button, Card, Field, Notice } from '@sendero/ui'
import { useState } from 'react'
import type { SyntheticEvent } from 'react'
import { ProblemError, problemText, sendJson } from '../../base/http.ts'
import { TrackingChoice } from './TrackingChoice.tsx'

type Failure = { message: string; fields: Readonly<Record<string, string>> }

const textOf = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

/** What the set-up route takes, read from the form. */
function setupOf(form: FormData) {
  const token = textOf(form, 'token')
  return {
    ...(token === '' ? {} : { token }),
    owner: { name: textOf(form, 'name'), email: textOf(form, 'email'), password: textOf(form, 'password') },
    workspace: { name: textOf(form, 'workspace'), timeZone: textOf(form, 'timeZone'), postalAddress: textOf(form, 'postalAddress'), tracking: textOf(form, 'tracking') },
  }
}

/** First run: the owner, the workspace, and what the law wants in every marketing e-mail. */
export function SetupPage({ needsToken, onDone }: { readonly needsToken: boolean; readonly onDone: () => void }) {
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isBusy, setBusy] = useState(false)
  const submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault()
    setBusy(true)
    sendJson('POST', '/api/setup', setupOf(new FormData(event.currentTarget))).then(onDone, (error: unknown) => {
      const errors = error instanceof ProblemError ? error.errors : []
      setFailure({ message: problemText(error), fields: Object.fromEntries(errors.map((one) => [one.path.split('.').at(-1) ?? '', one.message])) })
      setBusy(false)
    })
  }
  const errorOf = (name: string): string | undefined => failure?.fields[name]
  return (
    <main className="narrow">
      <h1>Welcome to Sendero</h1>
      <p className="quiet">Two minutes, then you can draw your first journey. Everything here can be changed later.</p>
      {failure === null ? null : <Notice tone="problem" title="That did not work"><p>{failure.message}</p></Notice>}
      <form onSubmit={submit}>
        {needsToken ? <Card title="This server"><Field name="token" label="Set-up token" hint="Printed where the server was started." required error={errorOf('token')} /></Card> : null}
        <Card title="You">
          <Field name="name" label="Your name" autoComplete="name" required error={errorOf('name')} />
          <Field name="email" label="E-mail address" type="email" autoComplete="email" required error={errorOf('email')} />
          <Field name="password" label="Password" type="password" autoComplete="new-password" minLength={12} hint="At least 12 characters." required error={errorOf('password')} />
        </Card>
        <Card title="Your workspace">
          <Field name="workspace" label="Name" required />
          <Field name="timeZone" label="Time zone" defaultValue={Intl.DateTimeFormat().resolvedOptions().timeZone} hint="For people whose own time zone is not known." required error={errorOf('timeZone')} />
          <Field name="postalAddress" label="Postal address" hint="Marketing e-mail has to carry it by law. Journeys that send such e-mail cannot be published without." error={errorOf('postalAddress')} />
          <TrackingChoice />
        </Card>
        <Button type="submit" look="primary" busyLabel={isBusy ? 'Setting up…' : undefined}>Create workspace</Button>
      </form>
    </main>
  )
}
