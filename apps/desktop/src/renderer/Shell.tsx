import { Button } from '@sendero/ui'
import { Link, Outlet, useLocation } from 'react-router'
import { useSession } from './base/session-context.ts'

const places = [{ path: '/', title: 'Start' }, { path: '/mailbox', title: 'Mailbox' }] as const

export function Shell() {
  const { session, signOut } = useSession()
  const { pathname } = useLocation()
  return (
    <>
      <header className="top">
        <span className="brand">Sendero</span>
        <nav aria-label="Main">
          {places.map((place) => <Link key={place.path} to={place.path} aria-current={pathname === place.path ? 'page' : undefined}>{place.title}</Link>)}
          <a href="/api/docs">API</a>
        </nav>
        <span className="quiet">{session.user.name}</span>
        <Button onClick={signOut}>Sign out</Button>
      </header>
      <main><Outlet /></main>
    </>
  )
}
