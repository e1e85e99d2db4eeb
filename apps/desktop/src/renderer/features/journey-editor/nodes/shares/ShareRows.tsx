import { Button, Field, NumberField } from '@sendero/ui'
import { Equal, Plus } from 'lucide-react'
import { newId } from '../../store/new-id.ts'
import { RemoveBranch } from '../RemoveBranch.tsx'
import { evenPercents, percentTotal } from './even-percents.ts'

interface Share { readonly id: string; readonly name?: string | undefined; readonly percent: number }
type NewShare = { id: string; name?: string | undefined; percent: number }

interface Props {
  /** The step they are ways out of. */
  readonly id: string
  readonly shares: readonly Share[]
  readonly onChange: (shares: NewShare[]) => void
  /** What one of them is called. */
  readonly noun: 'branch' | 'variant'
  readonly most: number
}

const manyOf = { branch: 'branches', variant: 'variants' } as const

/** Ways that people are divided into by chance, with the percents of each. A new one keeps even shares even. */
export function ShareRows({ id, shares, onChange, noun, most }: Props) {
  const total = percentTotal(shares.map(({ percent }) => percent))
  const change = (port: string, part: Partial<NewShare>): void => { onChange(shares.map((share) => share.id === port ? { ...share, ...part } : share)) }
  const even = (list: readonly Share[]): NewShare[] => { const percents = evenPercents(list.length); return list.map((share, at) => ({ ...share, percent: percents[at] ?? 0 })) }
  const add = (): void => {
    const added = { id: `b-${newId()}`, name: String.fromCharCode(65 + shares.length % 26), percent: 0 }
    const isEven = shares.every(({ percent }, at) => percent === evenPercents(shares.length)[at])
    onChange(isEven ? even([...shares, added]) : [...shares, { ...added, percent: Math.max(0, 100 - total) }])
  }
  return (
    <>
      <div className="journey-shares" aria-hidden="true">{shares.map((share, at) => <span key={share.id} data-at={at % 6} style={{ flexGrow: share.percent }} />)}</div>
      <div className="journey-rows">
        {shares.map((share, at) => (
          <div key={share.id} className="journey-row share">
            <Field label={`Name of ${noun} ${at + 1}`} labelHidden size="small" value={share.name ?? ''} maxLength={200} placeholder={`${noun === 'branch' ? 'Branch' : 'Variant'} ${at + 1}`} onChange={(event) => { change(share.id, { name: event.target.value }) }} />
            <NumberField label={`Share of ${share.name ?? `${noun} ${at + 1}`}`} labelHidden size="small" unit="%" value={share.percent} min={0} max={100} step={1} onChange={(percent) => { change(share.id, { percent: Math.round((percent ?? 0) * 100) / 100 }) }} />
            <RemoveBranch id={id} port={share.id} noun={noun} name={share.name ?? String(at + 1)} isLast={shares.length === 1} />
          </div>
        ))}
      </div>
      <div className="journey-total" data-wrong={total !== 100 || undefined} role="status">{total === 100 ? 'Together 100%' : `Together ${total}%, not 100%`}</div>
      <div className="ui-row">
        <Button size="small" icon={<Plus aria-hidden />} onClick={add} disabledReason={shares.length >= most ? `At most ${most} ${manyOf[noun]}.` : undefined}>{`Add ${noun}`}</Button>
        <Button size="small" look="quiet" icon={<Equal aria-hidden />} onClick={() => { onChange(even(shares)) }}>Even out</Button>
      </div>
    </>
  )
}
