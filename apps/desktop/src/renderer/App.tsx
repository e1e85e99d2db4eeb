import { t } from '@sendero/i18n'
import { Button, Notice, UiProvider } from '@sendero/ui'
import { QueryClientProvider } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { RouterProvider } from 'react-router'
import { problemText, sendJson } from './base/http.ts'
import { createQueryClient } from './base/query-client.ts'
import { SessionContext } from './base/session-context.ts'
import { loadStart } from './base/session.ts'
import type { Start } from './base/session.ts'
import { forgetWorkspace } from './base/workspace-choice.ts'
import { createSetupRouter, createSignedInRouter, createSignInRouter } from './routes.tsx'

type State = { kind: 'loading' } | { kind: 'failed'; message: string } | { kind: 'ready'; start: Start }

/** Finds out where the visitor stands, and gives them the routes of that place. */
export function App() {
  const [state, setState] = useState<State>({ kind: 'loading' })
  const load = useCallback(() => {
    loadStart().then((start) => { setState({ kind: 'ready', start }) }, (error: unknown) => { setState({ kind: 'failed', message: problemText(error) }) })
  }, [])
  useEffect(load, [load])
  const queries = useMemo(() => createQueryClient(load), [load])
  const signOut = useCallback(() => {
    void sendJson('DELETE', '/api/session').finally(() => {
      queries.clear()
      forgetWorkspace()
      load()
    })
  }, [load, queries])

  if (state.kind === 'loading') return <main className="narrow" aria-busy="true"><p className="quiet">{t('Loading…')}</p></main>
  if (state.kind === 'failed') return <main className="narrow"><Notice tone="problem" title={t('Sendero cannot be reached')}><p>{state.message}</p></Notice><Button look="primary" onClick={load}>{t('Try again')}</Button></main>
  const session = state.start.kind === 'in' ? { session: state.start.session, reload: load, signOut } : null
  return <QueryClientProvider client={queries}><SessionContext value={session}><Routes start={state.start} onChange={load} /></SessionContext></QueryClientProvider>
}

function Routes({ start, onChange }: { readonly start: Start; readonly onChange: () => void }) {
  const { kind } = start
  const needsToken = start.kind === 'setup' && start.needsToken
  const router = useMemo(() => {
    switch (kind) {
      case 'setup': return createSetupRouter(needsToken, onChange)
      case 'signIn': return createSignInRouter(onChange)
      case 'in': return createSignedInRouter(onChange)
    }
  }, [kind, needsToken, onChange])
  return kind === 'in' ? <RouterProvider router={router} /> : <UiProvider><RouterProvider router={router} /></UiProvider>
}
