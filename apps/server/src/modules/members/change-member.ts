import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import { AppError } from '../../errors/app-error.ts'
import type { Role } from '../../procedures/permissions.ts'
import { recordAudit } from '../workspaces/index.ts'
import { deleteMembership, lockMemberships, updateRole } from './members-repository.ts'

interface Change { readonly userId: string; readonly actor: string }

export async function changeMemberRole(deps: Pick<Deps, 'db' | 'live'>, workspaceId: string, { userId, role, actor }: Change & { readonly role: Role }): Promise<void> {
  await deps.db.withWorkspace(workspaceId, async (tx) => {
    const before = await requireMember(tx, userId, role !== 'admin')
    if (before.role === role) return
    await updateRole(tx, userId, role)
    await recordAudit(tx, { actor, action: 'member.changeRole', target: userId, data: { from: before.role, to: role } })
    tx.afterCommit(() => { deps.live.publish({ kind: 'member', workspaceId, userId }) })
  })
}

/** Takes a member out. Every request asks for the membership anew, so it ends at once; open live streams are closed by the hint. */
export async function removeMember(deps: Pick<Deps, 'db' | 'live'>, workspaceId: string, { userId, actor }: Change): Promise<void> {
  await deps.db.withWorkspace(workspaceId, async (tx) => {
    const before = await requireMember(tx, userId, true)
    await deleteMembership(tx, userId)
    await endSessionsOfStranger(tx, userId)
    await recordAudit(tx, { actor, action: 'member.remove', target: userId, data: { role: before.role } })
    tx.afterCommit(() => { deps.live.publish({ kind: 'member', workspaceId, userId }) })
  })
}

async function requireMember(tx: Tx, userId: string, losesAdmin: boolean): Promise<{ role: Role }> {
  const members = await lockMemberships(tx)
  const member = members.find((each) => each.userId === userId)
  if (!member) throw new AppError('NOT_FOUND', 'There is no such member.')
  const isLastAdmin = member.role === 'admin' && members.filter(({ role }) => role === 'admin').length === 1
  if (losesAdmin && isLastAdmin) throw new AppError('CONFLICT', 'This is the last admin of the workspace: make somebody else an admin first.')
  return member
}

/** A session is of a user, not of a workspace: where no membership is left it leads nowhere and ends. */
async function endSessionsOfStranger(tx: Tx, userId: string): Promise<void> {
  await tx.query('DELETE FROM sessions WHERE user_id = $1 AND NOT EXISTS (SELECT 1 FROM find_memberships($1) f WHERE f.workspace_id <> current_workspace())', [userId])
}
