import { applyAttributeChange } from '../model/attribute-path.ts'
import type { Command } from '../model/command.ts'
import type { Facts } from '../model/facts.ts'

/** Later nodes of the step see what earlier ones changed, as they would if the shell had stored it in between. The same object when nothing has changed. */
export function factsAfter(facts: Facts, commands: readonly Command[]): Facts {
  return commands.reduce(afterOne, facts)
}

function afterOne(facts: Facts, command: Command): Facts {
  if (command.kind === 'updateCustomer') return { ...facts, customer: { ...facts.customer, traits: applyAttributeChange(facts.customer.traits, command) } }
  if (command.kind === 'changeSubscription') return afterSubscription(facts, command)
  return command.kind === 'changeList' ? afterList(facts, command) : facts
}

function afterList(facts: Facts, { listId, isOn }: Extract<Command, { kind: 'changeList' }>): Facts {
  // Absent for somebody who is on none of those that were asked for.
  if ((facts.lists?.has(listId) ?? false) === isOn) return facts
  const lists = new Set(facts.lists)
  if (isOn) lists.add(listId)
  else lists.delete(listId)
  return { ...facts, lists }
}

/** A journey never overrules somebody who has unsubscribed, and no subscription makes up for an address. */
function afterSubscription(facts: Facts, { channel, status }: Extract<Command, { kind: 'changeSubscription' }>): Facts {
  const reason = facts.channels?.get(channel)
  if (reason === undefined || reason !== null && reason !== 'no_consent') return facts
  const after = status === 'subscribed' ? null : 'unsubscribed'
  return after === reason ? facts : { ...facts, channels: new Map([...facts.channels ?? [], [channel, after]]) }
}
