import { Button } from '@sendero/ui'
import type { ReactNode } from 'react'
import { sendJson } from './http.ts'
import type { Session } from './session.ts'

const pages = [{ path: '/', title: 'Start' }, { path: '/mailbox', title: 'Mailbox' }] as const

export function Shell({ session, onSignedOut, children }: { readonly session: Session; readonly onSignedOut: () => void; readonly children: ReactNode }) {
  const signOut = (): void => { void sendJson('DELETE', '/api/session').finally(onSignedOut) }
  return (
    <>
      <header className="top">
        <span className="brand">Sendero</span>
        <nav aria-label="Main">
          {pages.map((page) => <a key={page.path} href={page.path} aria-current={location.pathname === page.path ? 'page' : undefined}>{page.title}</a>)}
          <a href="/api/docs">API</a>
        </nav>
        <span className="quiet">{session.user.name}</span>
        <Button onClick={signOut}>Sign out</Button>
      </header>
      <main className="wide">{children}</main>
    </>
  )
}
