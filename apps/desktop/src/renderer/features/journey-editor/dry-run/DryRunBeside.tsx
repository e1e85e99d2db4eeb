import type { ReactNode } from 'react'
import { DryRunPanel } from './DryRunPanel.tsx'
import { useDryRun } from './dry-run-store.ts'

/** At the left of the canvas: the test while there is one, else what stands there. */
export function DryRunBeside({ children }: { readonly children: ReactNode }) {
  const isOpen = useDryRun((state) => state.isOpen)
  return isOpen ? <DryRunPanel /> : children
}
