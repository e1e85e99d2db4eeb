import { durationInWords } from '@sendero/flow-engine/time'
import { Button, Notice, classNames } from '@sendero/ui'
import { useEffect, useRef } from 'react'
import { nextProblem } from '../actions/go-to-problem.ts'
import { dryRunLimits, type DryRun, type DryStop } from '../kernels/dry-run/dry-run.ts'
import { nodeTitle, viewOf } from '../nodes/registry.tsx'
import { useEditor, useEditorState } from '../store/editor-context.ts'
import { shownDocument } from '../store/shown-document.ts'
import { dryRunOf, passedStops, useDryRun } from './dry-run-store.ts'
import { Obstacles } from './Obstacles.tsx'
import { StopChoice } from './StopChoice.tsx'
import { timeOf } from './stop-words.ts'
import { useStopWords } from './use-stop-words.ts'
import { WhoLine } from './WhoLine.tsx'

/** The way in words: every stop, when, what was decided and from which values, and why it ended. */
export function Way({ cutEvents }: { readonly cutEvents: readonly string[] }) {
  const editor = useEditor()
  const outcome = useDryRun((state) => state.outcome)
  if (outcome === null) return null
  if (outcome.kind === 'blocked') {
    return (
      <Notice tone="warn" title="Nothing can be walked yet" actions={<Button size="small" onClick={() => { nextProblem.perform(editor) }}>Go to the first problem</Button>}>
        <ul className="journey-path-reasons">{outcome.problems.slice(0, 5).map(({ message }, at) => <li key={at}>{message}</li>)}</ul>
      </Notice>
    )
  }
  const { walk, obstacles, unfinished } = outcome
  return (
    <div className="journey-path">
      <WhoLine />
      <Obstacles obstacles={obstacles} entryProblem={unfinished.get('entry') ?? null} />
      {unfinished.has('ends') ? <Notice tone="warn" title="The goals and exits of the whole journey are not finished">They are left out of the test.</Notice> : null}
      {cutEvents.length === 0 ? null : <Notice tone="info" title="Of some events only the newest are read">{`They have done ${cutEvents.map((event) => `“${event}”`).join(', ')} more than 200 times; only the newest 200 count here.`}</Notice>}
      <ol className="journey-decisions journey-dry-stops">
        {walk.stops.map((stop, at) => <Stop key={at} stop={stop} at={at} />)}
      </ol>
      <p className="journey-path-state" role="status"><strong>{endWords(walk)}</strong></p>
    </div>
  )
}

const endings: Readonly<Record<string, string>> = { completed: 'They come to the end of the journey.', converted: 'They convert: the goal is reached.', exited: 'They leave the journey.', failed: 'The run fails: a fault on our side.' }

function endWords({ state, cut }: DryRun): string {
  switch (cut) {
    case 'time': return `They still wait. A test follows them for ${durationInWords(dryRunLimits.time)} and stops here.`
    case 'decisions': return `They go round. A test follows ${dryRunLimits.decisions} decisions and stops here.`
    case 'nothingComes': return 'They wait for something that does not happen in this test.'
    case null: return endings[state.status] ?? ''
  }
}

function Stop({ stop, at }: { readonly stop: DryStop; readonly at: number }) {
  const { session, camera } = useEditor()
  const { nodeId } = stop.decision
  const node = useEditorState((state) => shownDocument(state).nodes.find(({ id }) => id === nodeId))
  const isHere = useDryRun((state) => passedStops(state) === at + 1)
  const isPassed = useDryRun((state) => passedStops(state) > at)
  const { what, because } = useStopWords()(stop)
  const line = useRef<HTMLLIElement>(null)
  useEffect(() => { if (isHere) line.current?.scrollIntoView({ block: 'nearest' }) }, [isHere])
  const title = node === undefined ? 'Entry' : nodeTitle(node)
  const show = (): void => {
    dryRunOf(session.store).setState({ at })
    camera.current?.reveal([nodeId])
  }
  return (
    <li ref={line} className={classNames('ui-tone', node === undefined ? 'entry' : viewOf(node).group, isHere && 'selected', !isPassed && 'ahead')} aria-current={isHere ? 'step' : undefined}>
      <button type="button" className="journey-decision-step" onClick={show}>{title}</button>
      <time dateTime={new Date(stop.at).toISOString()}>{timeOf(stop.at)}</time>
      <p>{what}</p>
      {because.length === 0 ? null : <ul>{because.map((fact) => <li key={fact}>{fact}</li>)}</ul>}
      {node === undefined || !stop.decision.entered ? null : <StopChoice node={node} />}
    </li>
  )
}
