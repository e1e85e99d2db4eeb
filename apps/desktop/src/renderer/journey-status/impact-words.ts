import { countLabel, countOf } from '../base/numbers.ts'
import { usualChoices } from './journey-status.ts'
import type { StatusAction, StatusChoices, StatusImpact } from './journey-status.ts'

/** What an action would do to the people and messages it meets, one sentence each, the gravest first. */
export function impactWords(action: StatusAction, impact: StatusImpact, choices: StatusChoices = usualChoices): string[] {
  switch (action) {
    case 'pause': return choices.whom === 'entry' ? closeWords(impact) : pauseWords(impact)
    case 'resume': return resumeWords(impact, choices)
    case 'open': return ['People can enter again from now on.', ...(impact.people === 0 ? [] : [`${countOf(impact.people, 'person', 'people')} in the journey ${impact.people === 1 ? 'goes' : 'go'} on as before.`])]
    case 'stop': return stopWords(impact)
  }
}

function pauseWords({ people, dueWithinDay, messages }: StatusImpact): string[] {
  return [
    people === 0 ? 'Nobody is in the journey now.' : `${countOf(people, 'person stays', 'people stay')} where they are.`,
    ...(dueWithinDay === 0 ? [] : [`For ${dueWithinDay === people ? 'all' : countLabel(dueWithinDay)} of them the time comes within 24 hours, and they stand still then.`]),
    ...(messages.queued > 0 ? [`${countOf(messages.queued, 'message that waits is', 'messages that wait are')} held back and sent when you resume.`] : []),
    ...onTheWay(messages.sending),
    'Nobody enters while it is paused. Who meets the entry meanwhile is not let in later.',
  ]
}

function closeWords({ people, messages }: StatusImpact): string[] {
  return [
    people === 0 ? 'Nobody is in the journey now.' : `${countOf(people, 'person in the journey goes', 'people in the journey go')} on to the end.`,
    ...(messages.queued > 0 ? [`${countOf(messages.queued, 'message that waits is', 'messages that wait are')} sent.`] : []),
    'Nobody enters until you open it again. Who meets the entry meanwhile is not let in later.',
  ]
}

function resumeWords({ people, held, messages }: StatusImpact, choices: StatusChoices): string[] {
  const heldOnes = countOf(held, 'person', 'people')
  const heldMessages = messages.held
  return [
    held === 0 ? 'Nobody’s time came during the pause.'
      : choices.overdue === 'leave' ? `${heldOnes} whose time came during the pause ${held === 1 ? 'leaves' : 'leave'} the journey. That cannot be undone.`
        : `${heldOnes} whose time came during the pause ${held === 1 ? 'moves' : 'move'} on at once.`,
    ...(people > held ? [`${countOf(people - held, 'other waits', 'others wait')} on as before.`] : []),
    ...(heldMessages === 0 ? [] : [choices.messages === 'skip'
      ? `${countOf(heldMessages, 'message that was held back is', 'messages that were held back are')} not sent.`
      : `${countOf(heldMessages, 'message that was held back goes', 'messages that were held back go')} out at once.`]),
    'People can enter again from now on.',
  ]
}

function stopWords({ people, messages }: StatusImpact): string[] {
  return [
    people === 0 ? 'Nobody is in the journey now.' : `${countOf(people, 'person leaves', 'people leave')} the journey, wherever they stand. That cannot be undone.`,
    ...(messages.queued > 0 ? [`${countOf(messages.queued, 'message that waits is', 'messages that wait are')} not sent.`] : []),
    ...onTheWay(messages.sending),
    'Nobody enters any more. Numbers and paths stay; published again, it begins anew.',
  ]
}

const onTheWay = (sending: number): string[] => (sending > 0 ? [`${countOf(sending, 'message is', 'messages are')} on the way already and cannot be called back.`] : [])
