import { Button, Notice } from '@sendero/ui'
import { useCallback, useEffect, useState } from 'react'
import { HomePage } from './features/home/HomePage.tsx'
import { MailboxPage } from './features/mailbox/MailboxPage.tsx'
import { SetupPage } from './features/setup/SetupPage.tsx'
import { SignInPage } from './features/sign-in/SignInPage.tsx'
import { problemText } from './http.ts'
import { loadStart } from './session.ts'
import type { Start } from './session.ts'
import { Shell } from './Shell.tsx'

type State = { kind: 'loading' } | { kind: 'failed'; message: string } | { kind: 'ready'; start: Start }

export function App() {
  const [state, setState] = useState<State>({ kind: 'loading' })
  const load = useCallback(() => {
    loadStart().then((start) => { setState({ kind: 'ready', start }) }, (error: unknown) => { setState({ kind: 'failed', message: problemText(error) }) })
  }, [])
  useEffect(load, [load])

  if (state.kind === 'loading') return <main className="narrow" aria-busy="true"><p className="quiet">Loading…</p></main>
  if (state.kind === 'failed') return <main className="narrow"><Notice tone="problem" title="Sendero cannot be reached"><p>{state.message}</p></Notice><Button look="primary" onClick={load}>Try again</Button></main>
  switch (state.start.kind) {
    case 'setup': return <SetupPage needsToken={state.start.needsToken} onDone={load} />
    case 'signIn': return <SignInPage onDone={load} />
    case 'in': return <Shell session={state.start.session} onSignedOut={load}>{location.pathname.startsWith('/mailbox') ? <MailboxPage /> : <HomePage session={state.start.session} />}</Shell>
  }
}
