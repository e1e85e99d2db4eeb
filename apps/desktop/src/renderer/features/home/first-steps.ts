import { t } from '@sendero/i18n'
import { paths } from '../../base/paths.ts'
import type { Overview } from './use-overview.ts'

export interface FirstStep { readonly key: string; readonly title: string; readonly text: string; readonly href: string; readonly action: string; readonly isDone: boolean }

interface Rights { readonly write: boolean; readonly manageKeys: boolean }

/** What leads from an empty workspace to a live journey, as far as this user may do it. */
export function firstSteps({ firstSteps: done }: Pick<Overview, 'firstSteps'>, may: Rights): FirstStep[] {
  const steps: readonly (FirstStep & { readonly isFor: boolean })[] = [
    { key: 'source', title: t('Connect your website or app'), text: t('Make a write key and paste a few lines, or import customers from a file.'), href: may.manageKeys ? paths.settings('sources') : paths.importCustomers, action: may.manageKeys ? t('Connect a source') : t('Import customers'), isDone: done.hasSource, isFor: may.manageKeys || may.write },
    { key: 'event', title: t('See the first event arrive'), text: t('Events say what people do. They show up within a second.'), href: paths.events, action: t('Watch events'), isDone: done.hasEvent, isFor: true },
    { key: 'template', title: t('Write a template'), text: t('What your mails say and how they look. Start from one that is there.'), href: paths.newTemplate, action: t('New template'), isDone: done.hasTemplate, isFor: may.write },
    { key: 'journey', title: t('Draw a journey'), text: t('What happens when: a welcome series, an abandoned cart, a win-back.'), href: paths.journeys, action: t('Draw a journey'), isDone: done.hasJourney, isFor: may.write },
    { key: 'live', title: t('Publish it'), text: t('From then on people go through it, and every step shows what happened.'), href: paths.journeys, action: t('Publish a journey'), isDone: done.hasLiveJourney, isFor: may.write },
  ]
  return steps.filter(({ isFor }) => isFor).map(({ isFor: _isFor, ...step }) => step)
}

/** The list leaves when everything is done: then the numbers speak. */
export const areDone = (steps: readonly FirstStep[]): boolean => steps.every(({ isDone }) => isDone)
