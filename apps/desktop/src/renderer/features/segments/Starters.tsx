import { Skeleton } from '@sendero/ui'
import { ArrowRight } from 'lucide-react'
import { SentenceText } from './SentenceText.tsx'
import type { Starter } from './starters.ts'
import { useStarters } from './use-starters.ts'

/** Rules to begin with: three of different kinds, and where people stand by what they bought. */
export function Starters({ onChoose }: { readonly onChoose: (starter: Starter) => void }) {
  const starters = useStarters()
  if (starters === undefined) return <div className="segments-starters" aria-busy="true"><Skeleton height="84px" /><Skeleton height="84px" /><Skeleton height="84px" /></div>
  return (
    <>
      <Cards starters={starters.first} onChoose={onChoose} />
      {starters.lifecycle.length === 0 ? null : <><h3 className="segments-begin-more">By how recently, how often and for how much they bought</h3><Cards starters={starters.lifecycle} onChoose={onChoose} /></>}
    </>
  )
}

function Cards({ starters, onChoose }: { readonly starters: readonly Starter[]; readonly onChoose: (starter: Starter) => void }) {
  return (
    <div className="segments-starters">
      {starters.map((starter) => (
        <button key={starter.name} type="button" className="segments-starter" onClick={() => { onChoose(starter) }}>
          <span className="segments-starter-name">{starter.name}<ArrowRight aria-hidden /></span>
          <SentenceText rule={starter.rule} />
          {starter.isSeen ? null : <span className="segments-starter-note">An example: nothing like it was seen here yet.</span>}
        </button>
      ))}
    </div>
  )
}
