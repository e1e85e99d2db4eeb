import { ruleInWords } from '@sendero/flow-engine/segment'
import { CircleAlert, CircleCheck, CircleHelp, TriangleAlert } from 'lucide-react'
import { EventNamePicker } from '../../../pickers/EventNamePicker.tsx'
import { TraitPicker } from '../../../pickers/TraitPicker.tsx'
import { SegmentPicker } from '../../../pickers/SegmentPicker.tsx'
import { ruleWithNames } from '../kernels/document/names.ts'
import { MakeSegment } from './MakeSegment.tsx'
import { chosenEvent, chosenTrait, isOwnEvent, judgeNeed, type Judgement, type Seen } from './judge-need.ts'
import type { Need } from './starter.ts'
import type { Choices } from './use-of-starter.ts'

interface Props { readonly need: Need; readonly seen: Seen | null; readonly choices: Choices; readonly onChoices: (choices: Choices) => void }

/** One thing a starter needs: whether it is here, and what takes its place. */
export function NeedField({ need, seen, choices, onChoices }: Props) {
  const said = <Said judgement={judgeNeed(need, { seen, choices, now: Date.now() })} />
  const choose = (names: 'events' | 'traits' | 'segments', own: string) => (name: string | null): void => {
    const others = [...choices[names]].filter(([key]) => key !== own)
    onChoices({ ...choices, [names]: new Map(name === null || name === '' || name === own ? others : [...others, [own, name]]) })
  }
  switch (need.kind) {
    case 'consent': return <div className="journey-need"><span className="journey-need-label">Consent to marketing e-mail</span>{said}</div>
    case 'event':
      if (isOwnEvent(need.name)) return <div className="journey-need"><span className="journey-need-label">Event “{need.name}”: {need.about}</span>{said}</div>
      return <EventNamePicker label={`Event: ${need.about}`} hint={said} size="small" value={chosenEvent(need, choices)} onChange={choose('events', need.name)} />
    case 'trait': return <TraitPicker label={`Trait: ${need.about}`} hint={said} size="small" value={chosenTrait(need, choices)} onChange={choose('traits', need.path)} />
    case 'segment': {
      const rule = ruleWithNames(need.rule, choices)
      return (
        <div className="journey-need">
          <SegmentPicker label={`Segment: ${need.about}`} hint={said} size="small" value={choices.segments.get(need.id) ?? null} onChange={choose('segments', need.id)} />
          {choices.segments.has(need.id) ? null : <MakeSegment name={need.name} rule={rule} words={ruleInWords(rule)} onMade={choose('segments', need.id)} />}
        </div>
      )
    }
  }
}

const icons = { there: CircleCheck, missing: TriangleAlert, open: CircleAlert, unknown: CircleHelp } as const

function Said({ judgement: { standing, words } }: { readonly judgement: Judgement }) {
  const Icon = icons[standing]
  return <span className={`journey-need-words ${standing}`}><Icon aria-hidden />{words}</span>
}
