import { createContext, useContext } from 'react'
import type { Session } from './session.ts'
import { currentWorkspace } from './workspace-choice.ts'

interface SignedIn {
  readonly session: Session
  /** Reads the session anew, after a change of name, membership or workspace. */
  reload(): void
  signOut(): void
}

export const SessionContext = createContext<SignedIn | null>(null)

/** Who is signed in. Throws outside of the signed-in part of the app. */
export function useSession(): SignedIn & { readonly workspace: Session['workspaces'][number] } {
  const signedIn = useContext(SessionContext)
  if (signedIn === null) throw new Error('useSession outside of the signed-in app')
  const slug = currentWorkspace()
  const workspace = signedIn.session.workspaces.find((each) => each.slug === slug) ?? signedIn.session.workspaces[0]
  if (workspace === undefined) throw new Error('A signed-in user without a workspace')
  return { ...signedIn, workspace }
}

/** What the role may do here: buttons that would be refused are not offered. */
export function useMay(): { readonly write: boolean; readonly administer: boolean; readonly manageKeys: boolean } {
  const { role } = useSession().workspace
  return { write: role === 'admin' || role === 'marketer', administer: role === 'admin', manageKeys: role === 'admin' || role === 'developer' }
}
