import type { Rule } from '@sendero/flow-engine/segment'
import { useToast } from '@sendero/ui'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { countLabel, countOf } from '../../base/numbers.ts'
import { paths } from '../../base/paths.ts'
import { trpc } from '../../base/trpc.ts'
import { useOrSay } from '../../base/use-or-say.ts'

interface Named { readonly id: string; readonly name: string }

export interface SegmentActions {
  duplicate(segment: Named & { readonly rule: Rule }): Promise<void>
  copyToList(segment: Named): Promise<void>
  archive(segment: Named): Promise<boolean>
  restore(segment: Named): Promise<void>
  refresh(segment: Named): Promise<void>
}

/** What can be done to a segment. Each says what it did, or why it could not; what can be undone offers to. */
export function useSegmentActions(): SegmentActions {
  const client = useQueryClient()
  const navigate = useNavigate()
  const toast = useToast()
  const reread = (): Promise<void> => client.invalidateQueries({ queryKey: ['segment'] })
  const orSay = useOrSay()
  const actions: SegmentActions = {
    async duplicate({ name, rule }) {
      await orSay(`“${name}” could not be copied`, async () => {
        const copy = await trpc.segment.create.mutate({ name: `${name} (copy)`.slice(0, 200), rule })
        await reread()
        toast.show({ tone: 'good', title: `“${copy.name}” is there`, action: { label: 'Open', onAction: () => { void navigate(paths.segment(copy.id)) } } })
      })
    },
    async copyToList({ id, name }) {
      await orSay(`“${name}” could not be copied into a list`, async () => {
        const { listId, count } = await trpc.segment.copyToList.mutate({ id, name: `${name} (now)`.slice(0, 200) })
        await client.invalidateQueries({ queryKey: ['list'] })
        toast.show({ tone: 'good', title: `${countOf(count, 'person is', 'people are')} on the list “${name} (now)”`, description: 'Whoever enters or leaves the segment later changes nothing on it.', action: { label: 'Open', onAction: () => { void navigate(paths.list(listId)) } } })
      })
    },
    archive: (segment) => orSay(`“${segment.name}” could not be archived`, async () => {
      await trpc.segment.archive.mutate({ id: segment.id })
      await reread()
      toast.show({ tone: 'good', title: `“${segment.name}” is archived`, action: { label: 'Undo', onAction: () => { void actions.restore(segment) } } })
    }),
    async restore(segment) {
      await orSay(`“${segment.name}” could not be restored`, async () => {
        const restored = await trpc.segment.restore.mutate({ id: segment.id })
        await reread()
        toast.show({ tone: 'good', title: `“${segment.name}” is back`, description: restored.computedAt === null ? 'Its people are being counted.' : countOf(restored.count, 'person is in it', 'people are in it') })
      })
    },
    async refresh(segment) {
      await orSay(`“${segment.name}” could not be checked`, async () => {
        const { added, removed, count } = await trpc.segment.refresh.mutate({ id: segment.id })
        await reread()
        const changes = added + removed === 0 ? 'It was right: nobody had to be added or removed.' : `${countLabel(added)} added, ${countLabel(removed)} removed.`
        toast.show({ tone: 'good', title: `Everybody was checked: ${countOf(count, 'person', 'people')}`, description: changes })
      })
    },
  }
  return actions
}
