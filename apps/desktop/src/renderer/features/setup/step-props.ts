import type { DraftErrors, SetupDraft } from './setup-draft.ts'

export interface StepProps {
  readonly draft: SetupDraft
  readonly errors: DraftErrors
  readonly onChange: (change: Partial<SetupDraft>) => void
}
