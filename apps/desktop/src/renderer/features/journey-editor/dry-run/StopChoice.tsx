import { portsOf, type JourneyNode } from '@sendero/flow-engine/document'
import { DurationField, Select } from '@sendero/ui'
import { portLabel } from '../nodes/port-label.ts'
import { useDryRun, useSetup } from './dry-run-store.ts'

/** What a person may choose at a step: the way where chance decides, and whether what is waited for happens. */
export function StopChoice({ node }: { readonly node: JourneyNode }) {
  switch (node.kind) {
    case 'splitPercent': case 'experiment': case 'holdout': return <Arm node={node} />
    case 'waitForEvent': return <EventAnswer node={node} event={node.config.event} />
    case 'waitForSegment': return <Answer node={node} never="As the rule of the segment says" after={node.config.until === 'entered' ? 'They come into it after' : 'They leave it after'} />
    case 'startJourney': return node.config.wait ? <Answer node={node} never="They do not come back" after="They come back after" /> : null
    default: return null
  }
}

const byChance = ' '

function Arm({ node }: { readonly node: JourneyNode }) {
  const { setup, change } = useSetup()
  const { [node.id]: chosen, ...others } = setup.arms
  const options = [{ value: byChance, label: 'As chance decides' }, ...portsOf(node).map((port) => ({ value: port, label: portLabel(node, port) }))]
  return <Select label="Way" size="small" value={chosen ?? byChance} options={options} onChange={(port) => { change({ arms: port === byChance ? others : { ...others, [node.id]: port } }) }} />
}

function EventAnswer({ node, event }: { readonly node: JourneyNode; readonly event: string }) {
  const isDone = useDryRun(({ setup }) => setup.events.some((done) => done.event === event && done.when === 'after'))
  return <Answer node={node} never={isDone ? 'As said under “Person”' : 'It does not happen'} after={`“${event}” happens after`} />
}

function Answer({ node, never, after }: { readonly node: JourneyNode; readonly never: string; readonly after: string }) {
  const { setup, change } = useSetup()
  const { [node.id]: chosen, ...others } = setup.answers
  const set = (by: string): void => { change({ answers: { ...others, [node.id]: by } }) }
  return (
    <div className="journey-dry-answer">
      <Select label="What happens" size="small" value={chosen === undefined ? 'never' : 'after'} options={[{ value: 'never', label: never }, { value: 'after', label: after }]} onChange={(value) => { if (value === 'never') change({ answers: others }); else set('P1D') }} />
      {chosen === undefined ? null : <DurationField label="How long after they come here" labelHidden value={chosen} onChange={(by) => { if (by !== '') set(by) }} />}
    </div>
  )
}
