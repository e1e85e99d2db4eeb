import { conditionsInWords, ruleInWords } from '@sendero/flow-engine/segment'
import type { JourneyDocument } from '@sendero/flow-engine/document'
import type { Goal } from '../kernels/dry-run/maker/goal.ts'
import type { Unmet } from '../kernels/dry-run/maker/make-person.ts'
import { portLabel } from '../nodes/port-label.ts'
import { stepLabel } from '../nodes/step-label.ts'

interface Telling { readonly document: JourneyDocument; readonly nameOf: (id: string) => string | null }

/** Why nobody could be made who comes to a step: where they turn off, and the condition that could not be met. */
export function unmetWords(unmet: Unmet | null, { document, nameOf }: Telling): string {
  if (unmet === null) return 'No way leads there from the entry.'
  const { nodeId, port, why } = unmet
  const way = portLabel(document.nodes.find(({ id }) => id === nodeId), port)
  const where = `At “${stepLabel(document, nodeId) ?? nodeId}”${way === '' ? '' : `, on the way “${way}”`}`
  switch (why.kind) {
    case 'goal': return `${where}, it must be so: ${goalWords(why.goal, nameOf)}. Nobody could be made of whom that is true together with what comes before it.`
    case 'together': return `${where}, what is asked can be met alone, but not together with what comes before it or happens meanwhile.`
    case 'ended': return `${where}, a goal or an exit of the whole journey is met first.`
    case 'settled': return `${where}: this test is decided, and everybody goes another way.`
    case 'nobody': return `${where}: nobody is sent this way, its share is 0%.`
  }
}

function goalWords(goal: Goal, nameOf: Telling['nameOf']): string {
  switch (goal.kind) {
    case 'rule': return goal.holds ? ruleInWords(goal.rule, nameOf) : `not (${ruleInWords(goal.rule, nameOf)})`
    case 'entry': return `what brings them in says ${goal.holds ? '' : 'not '}${conditionsInWords([goal.condition])}`
    case 'all': case 'any': return goal.of.length === 0 ? goal.kind === 'all' ? 'nothing' : 'something that never is' : goal.of.map((each) => goalWords(each, nameOf)).join(goal.kind === 'all' ? ' and ' : ' or ')
    case 'change': return 'what this step itself asks'
  }
}
