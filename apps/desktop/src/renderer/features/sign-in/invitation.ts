import { t } from '@sendero/i18n'
import { sendJson } from '../../base/http.ts'

export interface Invitation {
  readonly workspace: string
  readonly invitedBy: string
  readonly email: string
  readonly role: 'admin' | 'marketer' | 'manager' | 'developer'
  readonly expiresAt: string
  /** Nobody has this address yet: a name and a password are needed. */
  readonly needsAccount: boolean
  /** Address of whoever is signed in in this browser. */
  readonly signedInAs: string | null
}

export const roleInWords: Readonly<Record<Invitation['role'], string>> = {
  admin: t('as an admin: you may do everything, also invite others'),
  marketer: t('as a marketer: you build journeys, templates and segments'),
  manager: t('as a manager: you see everything and change nothing'),
  developer: t('as a developer: you connect sources and make keys'),
}

export const readInvitation = (token: string): Promise<Invitation> => sendJson<Invitation>('GET', `/api/invitations/${encodeURIComponent(token)}`)

export const acceptInvitation = (given: { readonly token: string; readonly name?: string; readonly password?: string }): Promise<{ workspace: string }> => sendJson('POST', '/api/invitations/accept', given)
