// Who works in a workspace: members, their roles, and invitations.
import { changeMemberRole, removeMember } from './procedures/change-member.ts'
import { inviteMember, listInvitations, revokeInvitation } from './procedures/invitations.ts'
import { listMembers } from './procedures/list-members.ts'

export { acceptInvitation, readInvitation } from './accept-invitation.ts'

export const memberProcedures = [listMembers, inviteMember, listInvitations, revokeInvitation, changeMemberRole, removeMember] as const
