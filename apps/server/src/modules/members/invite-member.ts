import type { Deps } from '../../deps.ts'
import { AppError } from '../../errors/app-error.ts'
import type { Role } from '../../procedures/permissions.ts'
import { normalizeLogin } from '../identity/index.ts'
import { sendSystemMail } from '../messages/index.ts'
import type { SystemMailOutcome } from '../messages/index.ts'
import { loadWorkspace, recordAudit } from '../workspaces/index.ts'
import { insertInvitation } from './invitations-repository.ts'
import type { Invitation } from './invitations-repository.ts'
import { findMembershipByEmail } from './members-repository.ts'

export interface Invited { readonly invitation: Invitation; /** Shown once. */ readonly link: string; readonly mail: SystemMailOutcome }

/** Stores an invitation, and mails its link when e-mail of the workspace leaves the house. `invitedBy` is shown to who is invited. */
export async function inviteMember(deps: Deps, workspaceId: string, given: { readonly email: string; readonly role: Role; readonly invitedBy: string; readonly actor: string }): Promise<Invited> {
  const { invitation, token, workspace } = await deps.db.withWorkspace(workspaceId, async (tx) => {
    if (await findMembershipByEmail(tx, normalizeLogin(given.email))) {
      const message = `${given.email} is a member of this workspace already.`
      throw new AppError('CONFLICT', message, { errors: [{ path: 'email', message }] })
    }
    const made = await insertInvitation(tx, { email: given.email, role: given.role, invitedBy: given.invitedBy })
    await recordAudit(tx, { actor: given.actor, action: 'member.invite', target: made.invitation.id, data: { role: given.role } })
    return { ...made, workspace: (await loadWorkspace(tx)).workspace }
  })
  const link = `${deps.publicUrl}/invite/${token}`
  const mail = await sendSystemMail(deps, workspaceId, {
    to: given.email, subject: `${given.invitedBy} invites you to ${workspace.name}`,
    text: `${given.invitedBy} invites you to work on the customer journeys of ${workspace.name}.\n\nThe link works once, and for seven days. If you do not expect it, you need not do anything.`,
    link: { label: `Join ${workspace.name}`, url: link },
  })
  return { invitation, link, mail }
}
