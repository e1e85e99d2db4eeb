import type { Trigger, TriggerKind } from './trigger-kinds.ts'

/** What the fields of one kind of trigger take. */
export interface TriggerProps<Kind extends TriggerKind> {
  readonly trigger: Extract<Trigger, { kind: Kind }>
  readonly onChange: (trigger: Extract<Trigger, { kind: Kind }>) => void
  readonly showIssues: boolean
}
