import { Field, IconButton } from '@sendero/ui'
import { ArrowDown, ArrowUp } from 'lucide-react'
import type { ReactNode } from 'react'
import { RemoveBranch } from './RemoveBranch.tsx'

interface Props {
  /** The step the branch is a way out of. */
  readonly id: string
  readonly branch: { readonly id: string; readonly name?: string | undefined }
  readonly at: number
  readonly count: number
  readonly onRename: (name: string) => void
  readonly onMove: (to: number) => void
  /** What decides for it. */
  readonly children: ReactNode
}

/** A branch of several that are looked at in order: its place, its name, and what decides for it. */
export function BranchBox({ id, branch, at, count, onRename, onMove, children }: Props) {
  return (
    <section className="journey-branch" aria-label={`Branch ${at + 1}`}>
      <header className="journey-branch-head">
        <span className="journey-branch-number" aria-hidden="true">{at + 1}</span>
        <Field label="Name of the branch" labelHidden size="small" value={branch.name ?? ''} maxLength={200} placeholder={`Branch ${at + 1}`} onChange={(event) => { onRename(event.target.value) }} />
        <IconButton label="Move up" size="small" icon={<ArrowUp aria-hidden />} disabled={at === 0} onClick={() => { onMove(at - 1) }} />
        <IconButton label="Move down" size="small" icon={<ArrowDown aria-hidden />} disabled={at === count - 1} onClick={() => { onMove(at + 1) }} />
        <RemoveBranch id={id} port={branch.id} noun="branch" name={branch.name ?? String(at + 1)} isLast={count === 1} />
      </header>
      {children}
    </section>
  )
}

/** Below the branches: who fits none of them. */
export function ElseBox() {
  return <div className="journey-branch else"><span className="journey-branch-number" aria-hidden="true">–</span>Everyone else</div>
}
