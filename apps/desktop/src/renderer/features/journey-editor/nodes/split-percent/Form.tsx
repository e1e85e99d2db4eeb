import type { FormProps } from '../node-view.ts'
import { ShareRows } from '../shares/ShareRows.tsx'

const mostBranches = 100

export function SplitPercentForm({ id, config, onChange }: FormProps<'splitPercent'>) {
  return (
    <div className="ui-stack">
      <p className="ui-quiet journey-form-note">Chance decides once: the same person always takes the same branch, also when entering again.</p>
      <ShareRows id={id} shares={config.branches} noun="branch" most={mostBranches} onChange={(branches) => { onChange({ ...config, branches }) }} />
    </div>
  )
}
