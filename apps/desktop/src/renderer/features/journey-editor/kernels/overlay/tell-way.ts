import type { JsonObject } from '@sendero/flow-engine'
import { portName } from '@sendero/flow-engine/document'
import { durationInWords } from '@sendero/flow-engine/time'
import { looked, lot, named, text, told, type Tell } from './decision-facts.ts'

// What is told of steps where ways part, or lead elsewhere.

export const branch: Tell = (inputs, { port }, { node }) => {
  switch (node?.kind) {
    case 'holdout': return told('Were not held out.', lots(inputs))
    case 'reachable': return told('A mail would reach them.')
    case 'frequencyGate': return told(`Got ${mails(inputs)}, fewer than ${String(inputs['most'])}.`)
    default: break
  }
  const name = portName(node, port ?? text(inputs['branch'])).replaceAll('"', '')
  if (inputs['isWinner'] === true) return told(`Went “${name}”, which has won the test.`)
  if (typeof inputs['bucket'] === 'number') return told(`Fell into “${name}”.`, [...(node?.kind === 'experiment' ? ['the test was not decided yet'] : []), ...lots(inputs)])
  return told(`Went “${name}”: ${'properties' in inputs ? 'it is the first that fits what the event said' : 'its rule is the first that held'}.`, looked(inputs))
}

const lots = ({ bucket }: JsonObject): string[] => (typeof bucket === 'number' ? [lot(bucket)] : [])

const mails = ({ sent, within }: JsonObject): string => `${String(sent)} ${sent === 1 ? 'mail' : 'mails'} in the ${durationInWords(text(within))} before`

export const otherwise: Tell = (inputs) => {
  if (!('properties' in inputs)) return told('No rule held, so they went on with everyone else.', looked(inputs))
  return told('Nothing fitted, so they went on with everyone else.', inputs['event'] === null ? ['no event brought them here'] : looked(inputs))
}

export const heldOut: Tell = (inputs) => told(`Were held out, as ${String(inputs['percent'])}% are.`, lots(inputs))

export const tooMany: Tell = (inputs) => told(`Got ${mails(inputs)}: ${String(inputs['most'])} ${inputs['most'] === 1 ? 'is' : 'are'} too many.`)

const unreachableBecause: Readonly<Record<string, string>> = {
  no_address: 'they have no e-mail address', unsubscribed: 'they have unsubscribed', no_consent: 'nothing says that they agreed to marketing mail', suppressed: 'their address is suppressed',
}

export const unreachable: Tell = (inputs) => told(`A mail would not reach them: ${unreachableBecause[text(inputs['reason'])] ?? 'the reason is not known'}.`)

export const jumped: Tell = (inputs, _, telling) => told(telling.nameOf(text(inputs['to'])) === null ? 'Went on with another step.' : `Went on with ${named(inputs['to'], telling)}.`)
