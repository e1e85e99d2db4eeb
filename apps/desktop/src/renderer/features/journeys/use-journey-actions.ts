import { t } from '@sendero/i18n'
import { useToast } from '@sendero/ui'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { createJourney } from '../../base/new-journey.ts'
import { paths } from '../../base/paths.ts'
import { problemOfCall, trpc } from '../../base/trpc.ts'
import { useOrSay } from '../../base/use-or-say.ts'
import type { JourneyRow } from './use-journey-list.ts'

type Named = Pick<JourneyRow, 'id' | 'name'>

/** Each gives false when it could not be done: why was said. */
export interface JourneyActions {
  create(): Promise<boolean>
  /** The same, with the starters open. */
  createFromStarter(): Promise<boolean>
  duplicate(journey: Named): Promise<boolean>
  rename(journey: Named, name: string): Promise<void>
  archive(journey: Named): Promise<boolean>
  restore(journey: Named): Promise<boolean>
}

/** What can be done to journeys from the list. Each says what it did, or why it could not; what can be undone offers to. */
export function useJourneyActions(): JourneyActions {
  const client = useQueryClient()
  const navigate = useNavigate()
  const toast = useToast()
  const refresh = (): Promise<void> => client.invalidateQueries({ queryKey: ['workflows'] })
  const orSay = useOrSay()
  const actions: JourneyActions = {
    create: () => orSay(t('The journey could not be created'), async () => {
      await navigate(paths.journey(await createJourney()))
      void refresh()
    }),
    createFromStarter: () => orSay(t('The journey could not be created'), async () => {
      await navigate(paths.journeyStarters(await createJourney()))
      void refresh()
    }),
    duplicate: (journey) => orSay(t('“{name}” could not be copied', { name: journey.name }), async () => {
      const copy = await trpc.workflows.duplicate.mutate({ id: journey.id })
      await refresh()
      toast.show({ tone: 'good', title: t('“{name}” is there, as a draft', { name: copy.name }), action: { label: t('Open'), onAction: () => { void navigate(paths.journey(copy.id)) } } })
    }),
    // Whatever revision it has: a name is not drawn, so nobody's drawing is lost.
    rename: async (journey, name) => {
      await trpc.workflows.update.mutate({ id: journey.id, name, ifMatch: '*' }).catch((error: unknown) => { throw problemOfCall(error) ?? error })
      await refresh()
    },
    archive: (journey) => orSay(t('“{name}” could not be archived', { name: journey.name }), async () => {
      await trpc.workflows.archive.mutate({ id: journey.id })
      await refresh()
      toast.show({ tone: 'good', title: t('“{name}” is archived', { name: journey.name }), action: { label: t('Undo'), onAction: () => { void actions.restore(journey) } } })
    }),
    restore: (journey) => orSay(t('“{name}” could not be restored', { name: journey.name }), async () => {
      await trpc.workflows.restore.mutate({ id: journey.id })
      await refresh()
      toast.show({ tone: 'good', title: t('“{name}” is back among the journeys', { name: journey.name }) })
    }),
  }
  return actions
}
