import type { NodeConfigs } from '@sendero/flow-engine/document'
import { Button, Field, IconButton } from '@sendero/ui'
import { ArrowDown, ArrowUp, Plus } from 'lucide-react'
import { RuleBuilder } from '../../../../rule-builder/RuleBuilder.tsx'
import { newId } from '../../store/new-id.ts'
import type { FormProps } from '../node-view.ts'
import { RemoveBranch } from '../RemoveBranch.tsx'

type Branch = NodeConfigs['splitRules']['branches'][number]
const mostBranches = 100

export function SplitRulesForm({ id, config, onChange, showIssues }: FormProps<'splitRules'>) {
  const { branches } = config
  const change = (port: string, part: Partial<Branch>): void => { onChange({ branches: branches.map((branch) => branch.id === port ? { ...branch, ...part } : branch) }) }
  const move = (from: number, to: number): void => {
    const branch = branches[from]
    if (branch !== undefined) onChange({ branches: branches.toSpliced(from, 1).toSpliced(to, 0, branch) })
  }
  const add = (): void => { onChange({ branches: [...branches, { id: `b-${newId()}`, name: `Branch ${branches.length + 1}`, rule: { op: 'and', rules: [] } }] }) }
  return (
    <div className="ui-stack">
      <p className="ui-quiet journey-form-note">The first branch whose rule holds is taken. Who fits none goes on as “Everyone else”.</p>
      {branches.map((branch, at) => (
        <section key={branch.id} className="journey-branch" aria-label={`Branch ${at + 1}`}>
          <header className="journey-branch-head">
            <span className="journey-branch-number" aria-hidden="true">{at + 1}</span>
            <Field label="Name of the branch" labelHidden size="small" value={branch.name ?? ''} maxLength={200} placeholder={`Branch ${at + 1}`} onChange={(event) => { change(branch.id, { name: event.target.value }) }} />
            <IconButton label="Move up" size="small" icon={<ArrowUp aria-hidden />} disabled={at === 0} onClick={() => { move(at, at - 1) }} />
            <IconButton label="Move down" size="small" icon={<ArrowDown aria-hidden />} disabled={at === branches.length - 1} onClick={() => { move(at, at + 1) }} />
            <RemoveBranch id={id} port={branch.id} name={branch.name ?? String(at + 1)} isLast={branches.length === 1} />
          </header>
          <RuleBuilder label={`Rule of ${branch.name ?? `branch ${at + 1}`}`} value={branch.rule} showIssues={showIssues} onChange={(rule) => { change(branch.id, { rule }) }} />
        </section>
      ))}
      <div className="journey-branch else"><span className="journey-branch-number" aria-hidden="true">–</span>Everyone else</div>
      <Button size="small" icon={<Plus aria-hidden />} onClick={add} disabledReason={branches.length >= mostBranches ? `At most ${mostBranches} branches.` : undefined}>Add branch</Button>
    </div>
  )
}
