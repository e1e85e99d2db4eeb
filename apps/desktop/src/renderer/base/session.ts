import { ProblemError, sendJson } from './http.ts'
import { currentWorkspace, forgetWorkspace } from './workspace-choice.ts'

export interface Session {
  readonly user: { readonly email: string; readonly name: string }
  readonly workspaces: readonly { readonly slug: string; readonly name: string; readonly isSandbox: boolean; readonly role: string }[]
}

export type Start =
  | { readonly kind: 'setup'; readonly needsToken: boolean }
  | { readonly kind: 'signIn' }
  | { readonly kind: 'in'; readonly session: Session }

/** Where a visitor stands: nobody there yet, not signed in, or in. */
export async function loadStart(): Promise<Start> {
  const setup = await sendJson<{ needsSetup: boolean; needsToken: boolean }>('GET', '/api/setup')
  if (setup.needsSetup) return { kind: 'setup', needsToken: setup.needsToken }
  try {
    const session = await sendJson<Session>('GET', '/api/session')
    // The workspace chosen last may be gone, or its membership.
    if (!session.workspaces.some(({ slug }) => slug === currentWorkspace())) forgetWorkspace()
    return { kind: 'in', session }
  } catch (error) {
    if (error instanceof ProblemError && error.status === 401) return { kind: 'signIn' }
    throw error
  }
}
