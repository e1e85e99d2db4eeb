import { t } from '@sendero/i18n'
import { useToast } from '@sendero/ui'
import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useNavigate } from 'react-router'
import { useCommands } from '../base/commands.ts'
import type { AppCommand } from '../base/commands.ts'
import { problemText } from '../base/http.ts'
import { createJourney } from '../base/new-journey.ts'
import { paths } from '../base/paths.ts'
import { useMay } from '../base/session-context.ts'
import { problemOfCall } from '../base/trpc.ts'

/** What can be begun from anywhere, by those who may. */
export function useNewCommands(): void {
  const client = useQueryClient()
  const navigate = useNavigate()
  const toast = useToast()
  const { write } = useMay()
  const commands = useMemo((): AppCommand[] => {
    const open = (path: string) => () => { void navigate(path) }
    const newJourney = (address: (id: string) => string) => (): void => {
      createJourney().then(async (id) => {
        await navigate(address(id))
        await client.invalidateQueries({ queryKey: ['workflows'] })
      }).catch((error: unknown) => { toast.show({ tone: 'danger', title: t('The journey could not be created'), description: problemText(problemOfCall(error) ?? error) }) })
    }
    return [
      { id: 'new-journey', label: t('New journey'), group: t('Create'), keywords: ['create', 'workflow'], perform: newJourney(paths.journey) },
      { id: 'new-journey-from-starter', label: t('Start from a starter'), group: t('Create'), keywords: ['create', 'journey', 'template', 'gallery', 'example'], perform: newJourney(paths.journeyStarters) },
      { id: 'new-segment', label: t('New segment'), group: t('Create'), keywords: ['create', 'audience', 'rule'], perform: open(paths.newSegment) },
      { id: 'new-template', label: t('New template'), group: t('Create'), keywords: ['create', 'e-mail'], perform: open(paths.newTemplate) },
      { id: 'import-customers', label: t('Import customers from CSV'), group: t('Create'), keywords: ['upload', 'file', 'add'], perform: open(paths.importCustomers) },
    ]
  }, [client, navigate, toast])
  useCommands(write ? commands : none)
}

const none: readonly AppCommand[] = []
