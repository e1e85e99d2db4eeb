import type { NodeConfigs } from '@sendero/flow-engine/document'
import { Button } from '@sendero/ui'
import { Plus } from 'lucide-react'
import { RuleBuilder } from '../../../../rule-builder/RuleBuilder.tsx'
import { newId } from '../../store/new-id.ts'
import { BranchBox, ElseBox } from '../BranchBox.tsx'
import { movedBranch } from '../moved-branch.ts'
import type { FormProps } from '../node-view.ts'

type Branch = NodeConfigs['splitRules']['branches'][number]
const mostBranches = 100

export function SplitRulesForm({ id, config: { branches }, onChange, showIssues }: FormProps<'splitRules'>) {
  const change = (port: string, part: Partial<Branch>): void => { onChange({ branches: branches.map((branch) => branch.id === port ? { ...branch, ...part } : branch) }) }
  const add = (): void => { onChange({ branches: [...branches, { id: `b-${newId()}`, name: `Branch ${branches.length + 1}`, rule: { op: 'and', rules: [] } }] }) }
  return (
    <div className="ui-stack">
      <p className="ui-quiet journey-form-note">The first branch whose rule holds is taken. Who fits none goes on as “Everyone else”.</p>
      {branches.map((branch, at) => (
        <BranchBox key={branch.id} id={id} branch={branch} at={at} count={branches.length} onRename={(name) => { change(branch.id, { name }) }} onMove={(to) => { onChange({ branches: movedBranch(branches, at, to) }) }}>
          <RuleBuilder label={`Rule of ${branch.name ?? `branch ${at + 1}`}`} value={branch.rule} showIssues={showIssues} onChange={(rule) => { change(branch.id, { rule }) }} />
        </BranchBox>
      ))}
      <ElseBox />
      <Button size="small" icon={<Plus aria-hidden />} onClick={add} disabledReason={branches.length >= mostBranches ? `At most ${mostBranches} branches.` : undefined}>Add branch</Button>
    </div>
  )
}
