import { useEffect, useMemo } from 'react'
import { shownTimeZone } from '../../../base/time.ts'
import { askedFacts } from '../kernels/dry-run/asked-facts.ts'
import { draftPlan } from '../kernels/dry-run/draft-plan.ts'
import { personPath } from '../kernels/overlay/person-path.ts'
import { useEditor, useEditorState } from '../store/editor-context.ts'
import { shownDocument } from '../store/shown-document.ts'
import { dryFootHeight } from './dry-foot-height.ts'
import { dryRunOf, passedStops, useDryRun, useSetup, type DryRunState, type WalkGround } from './dry-run-store.ts'
import { madeUpPerson, outcomeOf, startOf } from './outcome-of.ts'
import { closeDryRun } from './open-dry-run.ts'
import { useMaker } from './use-maker.ts'
import { tracedStops } from './traced-stops.ts'
import { useRealPerson } from './use-real-person.ts'
import { useSegmentRules } from './use-segment-rules.ts'
import { useWinners } from './use-winners.ts'

/** Walks anew whenever the draft, the person or what happens to them changes, and keeps the walk where cards and panel read it. */
export function useOutcome() {
  const editor = useEditor()
  const { store } = editor.session
  const document = useEditorState(shownDocument)
  const journeyId = useEditorState(({ journey }) => journey.id)
  const { setup } = useSetup()
  const timeZone = shownTimeZone()
  const draft = useMemo(() => draftPlan(document), [document])
  const { rules, names, isLoading: isReadingRules } = useSegmentRules(draft.ok ? draft.plan.segmentIds : noIds)
  const { winners, isLoading: isReadingWinners } = useWinners(document)
  const start = startOf(setup, timeZone)
  const asked = useMemo(() => (draft.ok ? askedFacts(draft.plan, rules, start ?? Date.now()) : null), [draft, rules, start])
  const isReal = setup.who === 'real'
  const { real, isLoading, error, retry } = useRealPerson({ customerId: isReal ? setup.customerId : null, journeyId, events: asked === null ? noIds : [...asked.events.keys()].sort() })
  const base = useMemo(() => (isReal ? real?.person ?? null : asked === null ? null : madeUpPerson(asked, timeZone)), [isReal, real, asked, timeZone])
  const ground = useMemo((): WalkGround | null => (draft.ok && !isReadingRules && !isReadingWinners ? { plan: draft.plan, unfinished: draft.unfinished, segmentRules: rules, winners, timeZone } : null), [draft, isReadingRules, isReadingWinners, rules, winners, timeZone])
  const { outcome, other } = useMemo((): Pick<DryRunState, 'outcome' | 'other'> => {
    if (!draft.ok) return { outcome: { kind: 'blocked', problems: draft.problems }, other: null }
    if (ground === null || asked === null || base === null || start === null) return { outcome: null, other: null }
    const given = { ...ground, setup, asked, base, earlier: isReal ? real?.earlier ?? null : null, start }
    return { outcome: outcomeOf(given), other: { plan: draft.plan, walkAs: (chosen) => outcomeOf({ ...given, setup: { ...setup, ...chosen } }).walk, settled: new Set(Object.keys(ground.winners)) } }
  }, [draft, ground, asked, base, start, setup, isReal, real])
  useEffect(() => { dryRunOf(store).setState({ outcome, other, ground, asked, base }) }, [store, outcome, other, ground, asked, base])
  useMaker()
  useLight()
  return { isLoading: isLoading || isReadingRules || isReadingWinners, error, retry, names, cutEvents: real?.cutEvents ?? noIds }
}

const noIds: readonly string[] = []

/** Lights the way up to where the clock stands and makes room on the cards; both are given back when the test is closed. */
function useLight(): void {
  const editor = useEditor()
  const { store } = editor.session
  const document = useEditorState(shownDocument)
  const mode = useEditorState((state) => state.mode)
  const outcome = useDryRun((state) => state.outcome)
  const passed = useDryRun(passedStops)
  useEffect(() => {
    const stops = outcome?.kind === 'walk' ? tracedStops(outcome.walk.stops.slice(0, passed)) : null
    store.setState({ lit: stops === null ? null : personPath(document, stops).lit })
  }, [store, document, outcome, passed])
  useEffect(() => {
    store.setState({ cardExtra: dryFootHeight })
    // Whoever switches to numbers makes the room themselves.
    return () => { store.setState(store.getState().mode === 'edit' ? { lit: null, cardExtra: 0 } : { lit: null }) }
  }, [store])
  useEffect(() => { if (mode === 'read') closeDryRun(editor) }, [mode, editor])
}
