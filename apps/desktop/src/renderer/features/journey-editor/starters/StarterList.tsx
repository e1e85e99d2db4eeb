import { CircleCheck, TriangleAlert } from 'lucide-react'
import type { RefObject } from 'react'
import { lackInWords } from './judge-need.ts'
import type { Starter } from './starter.ts'
import type { Choices } from './use-of-starter.ts'
import type { SeenState } from './use-seen.ts'

interface Props {
  readonly listRef: RefObject<HTMLDivElement | null>
  readonly starters: readonly Starter[]
  readonly chosen: string
  readonly seen: SeenState
  readonly choices: Choices
  readonly onChoose: (id: string) => void
}

/** One stop of the Tab key; arrows go from one to the next, and Enter takes it. */
export function StarterList({ listRef, starters, chosen, seen, choices, onChoose }: Props) {
  return (
    <div ref={listRef} className="journey-gallery-list" role="radiogroup" aria-label="Starters">
      {starters.map((starter) => (
        <label key={starter.id} className="journey-gallery-choice">
          <input type="radio" name="starter" value={starter.id} checked={starter.id === chosen} onChange={() => { onChoose(starter.id) }} />
          <strong>{starter.title}</strong>
          <span className="ui-quiet">{starter.does}</span>
          {seen.kind === 'known' ? <Readiness lack={lackInWords(starter, { seen: seen.seen, choices, now: Date.now() })} /> : null}
        </label>
      ))}
    </div>
  )
}

function Readiness({ lack }: { readonly lack: string | null }) {
  return lack === null
    ? <span className="journey-need-words there"><CircleCheck aria-hidden />Your data is there</span>
    : <span className="journey-need-words missing"><TriangleAlert aria-hidden />{lack}</span>
}
