import type { NodeConfigs } from '@sendero/flow-engine/document'
import { Button, Field, NumberField } from '@sendero/ui'
import { Equal, Plus } from 'lucide-react'
import { newId } from '../../store/new-id.ts'
import type { FormProps } from '../node-view.ts'
import { RemoveBranch } from '../RemoveBranch.tsx'
import { evenPercents, percentTotal } from './even-percents.ts'

type Branch = NodeConfigs['splitPercent']['branches'][number]
const mostBranches = 100

export function SplitPercentForm({ id, config, onChange }: FormProps<'splitPercent'>) {
  const { branches } = config
  const total = percentTotal(branches.map(({ percent }) => percent))
  const change = (port: string, part: Partial<Branch>): void => { onChange({ ...config, branches: branches.map((branch) => branch.id === port ? { ...branch, ...part } : branch) }) }
  const even = (list: readonly Branch[]): Branch[] => { const percents = evenPercents(list.length); return list.map((branch, at) => ({ ...branch, percent: percents[at] ?? 0 })) }
  const add = (): void => {
    const added = { id: `b-${newId()}`, name: String.fromCharCode(65 + branches.length % 26), percent: 0 }
    const isEven = branches.every(({ percent }, at) => percent === evenPercents(branches.length)[at])
    onChange({ ...config, branches: isEven ? even([...branches, added]) : [...branches, { ...added, percent: Math.max(0, 100 - total) }] })
  }
  return (
    <div className="ui-stack">
      <p className="ui-quiet journey-form-note">Chance decides once: the same person always takes the same branch, also when entering again.</p>
      <div className="journey-shares" aria-hidden="true">{branches.map((branch, at) => <span key={branch.id} data-at={at % 6} style={{ flexGrow: branch.percent }} />)}</div>
      <div className="journey-rows">
        {branches.map((branch, at) => (
          <div key={branch.id} className="journey-row share">
            <Field label={`Name of branch ${at + 1}`} labelHidden size="small" value={branch.name ?? ''} maxLength={200} placeholder={`Branch ${at + 1}`} onChange={(event) => { change(branch.id, { name: event.target.value }) }} />
            <NumberField label={`Share of ${branch.name ?? `branch ${at + 1}`}`} labelHidden size="small" unit="%" value={branch.percent} min={0} max={100} step={1} onChange={(percent) => { change(branch.id, { percent: Math.round((percent ?? 0) * 100) / 100 }) }} />
            <RemoveBranch id={id} port={branch.id} name={branch.name ?? String(at + 1)} isLast={branches.length === 1} />
          </div>
        ))}
      </div>
      <div className="journey-total" data-wrong={total !== 100 || undefined} role="status">{total === 100 ? 'Together 100%' : `Together ${total}%, not 100%`}</div>
      <div className="ui-row">
        <Button size="small" icon={<Plus aria-hidden />} onClick={add} disabledReason={branches.length >= mostBranches ? `At most ${mostBranches} branches.` : undefined}>Add branch</Button>
        <Button size="small" look="quiet" icon={<Equal aria-hidden />} onClick={() => { onChange({ ...config, branches: even(branches) }) }}>Even out</Button>
      </div>
    </div>
  )
}
