import { t } from '@sendero/i18n'
import { usualChoices } from './journey-status.ts'
import type { StatusAction, StatusChoices, StatusImpact } from './journey-status.ts'

/** What an action would do to the people and messages it meets, one sentence each, the gravest first. */
export function impactWords(action: StatusAction, impact: StatusImpact, choices: StatusChoices = usualChoices): string[] {
  switch (action) {
    case 'pause': return choices.whom === 'entry' ? closeWords(impact) : pauseWords(impact)
    case 'resume': return resumeWords(impact, choices)
    case 'open': return [t('People can enter again from now on.'), ...(impact.people === 0 ? [] : [t('{count, plural, one {# person in the journey goes} other {# people in the journey go}} on as before.', { count: impact.people })])]
    case 'stop': return stopWords(impact)
  }
}

function pauseWords({ people, dueWithinDay, messages }: StatusImpact): string[] {
  return [
    people === 0 ? t('Nobody is in the journey now.') : t('{count, plural, one {# person stays} other {# people stay}} where they are.', { count: people }),
    ...(dueWithinDay === 0 ? [] : [dueWithinDay === people ? t('For all of them the time comes within 24 hours, and they stand still then.') : t('For {count, number} of them the time comes within 24 hours, and they stand still then.', { count: dueWithinDay })]),
    ...(messages.queued > 0 ? [t('{count, plural, one {# message that waits is} other {# messages that wait are}} held back and sent when you resume.', { count: messages.queued })] : []),
    ...onTheWay(messages.sending),
    t('Nobody enters while it is paused. Who meets the entry meanwhile is not let in later.'),
  ]
}

function closeWords({ people, messages }: StatusImpact): string[] {
  return [
    people === 0 ? t('Nobody is in the journey now.') : t('{count, plural, one {# person in the journey goes} other {# people in the journey go}} on to the end.', { count: people }),
    ...(messages.queued > 0 ? [t('{count, plural, one {# message that waits is} other {# messages that wait are}} sent.', { count: messages.queued })] : []),
    t('Nobody enters until you open it again. Who meets the entry meanwhile is not let in later.'),
  ]
}

function resumeWords({ people, held, messages }: StatusImpact, choices: StatusChoices): string[] {
  const heldMessages = messages.held
  return [
    held === 0 ? t('Nobody’s time came during the pause.')
      : choices.overdue === 'leave' ? t('{count, plural, one {# person whose time came during the pause leaves} other {# people whose time came during the pause leave}} the journey. That cannot be undone.', { count: held })
        : t('{count, plural, one {# person whose time came during the pause moves} other {# people whose time came during the pause move}} on at once.', { count: held }),
    ...(people > held ? [t('{count, plural, one {# other waits} other {# others wait}} on as before.', { count: people - held })] : []),
    ...(heldMessages === 0 ? [] : [choices.messages === 'skip'
      ? t('{count, plural, one {# message that was held back is} other {# messages that were held back are}} not sent.', { count: heldMessages })
      : t('{count, plural, one {# message that was held back goes} other {# messages that were held back go}} out at once.', { count: heldMessages })]),
    t('People can enter again from now on.'),
  ]
}

function stopWords({ people, messages }: StatusImpact): string[] {
  return [
    people === 0 ? t('Nobody is in the journey now.') : t('{count, plural, one {# person leaves} other {# people leave}} the journey, wherever they stand. That cannot be undone.', { count: people }),
    ...(messages.queued > 0 ? [t('{count, plural, one {# message that waits is} other {# messages that wait are}} not sent.', { count: messages.queued })] : []),
    ...onTheWay(messages.sending),
    t('Nobody enters any more. Numbers and paths stay; published again, it begins anew.'),
  ]
}

const onTheWay = (sending: number): string[] => (sending > 0 ? [t('{count, plural, one {# message is} other {# messages are}} on the way already and cannot be called back.', { count: sending })] : [])
