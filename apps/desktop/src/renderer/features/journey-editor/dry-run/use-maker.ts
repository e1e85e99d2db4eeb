import { useEffect } from 'react'
import { askedFacts } from '../kernels/dry-run/asked-facts.ts'
import { makePerson, type MadePerson } from '../kernels/dry-run/maker/make-person.ts'
import { useEditor } from '../store/editor-context.ts'
import { newId } from '../store/new-id.ts'
import { dryRunOf, freshSetup, useDryRun, type WalkGround } from './dry-run-store.ts'
import { clockAt } from './open-dry-run.ts'
import { madeUpPerson, outcomeOf } from './outcome-of.ts'

/** Makes the person who was asked for, as soon as everything the draft looks at is known, and puts them in place of whom the test was about. */
export function useMaker(): void {
  const { store } = useEditor().session
  const ground = useDryRun((state) => state.ground)
  const wanted = useDryRun((state) => state.wanted)
  useEffect(() => {
    if (ground === null || wanted === null) return
    const made = personFor(wanted, ground)
    dryRunOf(store).setState(made.ok
      ? { wanted: null, unmade: null, tab: 'way', at: null, setup: { ...freshSetup(clockAt(made.start)), ...made.said, events: made.said.events.map((event) => ({ ...event, id: newId() })) } }
      : { wanted: null, unmade: { nodeId: wanted, unmet: made.unmet }, tab: 'way' })
  }, [ground, wanted, store])
}

const minuteMs = 60_000

function personFor(target: string, ground: WalkGround): MadePerson {
  const now = Math.floor(Date.now() / minuteMs) * minuteMs
  const asked = askedFacts(ground.plan, ground.segmentRules, now)
  const base = madeUpPerson(asked, ground.timeZone)
  return makePerson({
    ...ground, target, start: now, base, entryProperties: asked.entryProperties,
    walkAs: (said, start) => outcomeOf({ ...ground, asked, base, earlier: null, start, setup: { ...freshSetup(clockAt(start)), ...said, events: said.events.map((event, at) => ({ ...event, id: String(at) })) } }).walk,
  })
}
