import type { trpc } from '../../../base/trpc.ts'

export type WorkspaceSettings = Awaited<ReturnType<typeof trpc.workspace.get.query>>
export type EditableSettings = Pick<WorkspaceSettings, 'name' | 'timeZone' | 'postalAddress' | 'fromName' | 'fromEmail' | 'tracking' | 'sdkConsent' | 'frequencyCaps' | 'quietHours' | 'holdoutPercent'>

export const editable = ({ name, timeZone, postalAddress, fromName, fromEmail, tracking, sdkConsent, frequencyCaps, quietHours, holdoutPercent }: WorkspaceSettings): EditableSettings => ({ name, timeZone, postalAddress, fromName, fromEmail, tracking, sdkConsent, frequencyCaps, quietHours, holdoutPercent })

/** Only what differs is sent: two people who change different things do not undo each other's. */
export function changedSettings(saved: EditableSettings, draft: EditableSettings): Partial<EditableSettings> {
  return Object.fromEntries(Object.entries(draft).filter(([field, value]) => JSON.stringify(saved[field as keyof EditableSettings]) !== JSON.stringify(value)))
}
