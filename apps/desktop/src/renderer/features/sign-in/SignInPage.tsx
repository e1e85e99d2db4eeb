import { Button, Card, Field, Notice } from '@sendero/ui'
import { useState } from 'react'
import type { SyntheticEvent } from 'react'
import { problemText, sendJson } from '../../base/http.ts'

export function SignInPage({ onDone }: { readonly onDone: () => void }) {
  const [message, setMessage] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    setBusy(true)
    sendJson('POST', '/api/session', { email: form.get('email'), password: form.get('password') }).then(onDone, (error: unknown) => {
      setMessage(problemText(error))
      setBusy(false)
    })
  }
  return (
    <main className="narrow">
      <h1>Sign in to Sendero</h1>
      {message === null ? null : <Notice tone="problem" title="You are not signed in"><p>{message}</p></Notice>}
      <Card>
        <form onSubmit={submit}>
          <Field name="email" label="E-mail address" type="email" autoComplete="username" required />
          <Field name="password" label="Password" type="password" autoComplete="current-password" required />
          <Button type="submit" look="primary" busyLabel={isBusy ? 'Signing in…' : undefined}>Sign in</Button>
        </form>
        <p className="hint">Forgotten? Who hosts the server sets a new one with <code>npm run admin -- reset-password</code>.</p>
      </Card>
    </main>
  )
}
