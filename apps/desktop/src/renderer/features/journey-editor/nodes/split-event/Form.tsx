import type { NodeConfigs } from '@sendero/flow-engine/document'
import { Button } from '@sendero/ui'
import { Plus } from 'lucide-react'
import { PropertyConditions } from '../../../../rule-builder/PropertyConditions.tsx'
import { newId } from '../../store/new-id.ts'
import { BranchBox, ElseBox } from '../BranchBox.tsx'
import { movedBranch } from '../moved-branch.ts'
import type { FormProps } from '../node-view.ts'
import { useTriggerEvent } from '../use-trigger-event.ts'

type Branch = NodeConfigs['splitEvent']['branches'][number]
const mostBranches = 100

export function SplitEventForm({ id, config: { branches }, onChange, showIssues }: FormProps<'splitEvent'>) {
  const event = useTriggerEvent()
  const change = (port: string, part: Partial<Branch>): void => { onChange({ branches: branches.map((branch) => branch.id === port ? { ...branch, ...part } : branch) }) }
  const add = (): void => { onChange({ branches: [...branches, { id: `b-${newId()}`, name: `Branch ${branches.length + 1}`, where: [] }] }) }
  return (
    <div className="ui-stack">
      <p className="ui-quiet journey-form-note">{event === '' ? 'By what the event that brought them here said.' : `By what “${event}”, which brought them here, said.`} The first branch that fits is taken; who fits none goes on as “Everyone else”.</p>
      {branches.map((branch, at) => (
        <BranchBox key={branch.id} id={id} branch={branch} at={at} count={branches.length} onRename={(name) => { change(branch.id, { name }) }} onMove={(to) => { onChange({ branches: movedBranch(branches, at, to) }) }}>
          <PropertyConditions value={branch.where} event={event} showIssues={showIssues} addLabel="Add condition" onChange={(where) => { change(branch.id, { where }) }} />
        </BranchBox>
      ))}
      <ElseBox />
      <Button size="small" icon={<Plus aria-hidden />} onClick={add} disabledReason={branches.length >= mostBranches ? `At most ${mostBranches} branches.` : undefined}>Add branch</Button>
    </div>
  )
}
