import { useToast } from '@sendero/ui'
import { useQueryClient } from '@tanstack/react-query'
import { countOf } from '../../base/numbers.ts'
import { trpc } from '../../base/trpc.ts'
import { useOrSay } from '../../base/use-or-say.ts'

interface Named { readonly id: string; readonly name: string }

export interface ListActions {
  /** False when it could not be done: why was said. */
  rename(list: Named, name: string): Promise<boolean>
  remove(list: Named): Promise<boolean>
  takeOff(list: Named, person: { readonly id: string; readonly label: string }): Promise<void>
}

/** What can be done to a list. Each says what it did, or why it could not; taking somebody off offers to undo it. */
export function useListActions(): ListActions {
  const client = useQueryClient()
  const toast = useToast()
  const reread = (): Promise<void> => client.invalidateQueries({ queryKey: ['list'] })
  const orSay = useOrSay()
  return {
    rename: (list, name) => orSay(`“${list.name}” could not be renamed`, async () => {
      await trpc.list.update.mutate({ id: list.id, name })
      await reread()
    }),
    remove: (list) => orSay(`“${list.name}” could not be deleted`, async () => {
      await trpc.list.delete.mutate({ id: list.id })
      client.removeQueries({ queryKey: ['list', 'get', list.id] })
      toast.show({ tone: 'good', title: `“${list.name}” is deleted`, description: 'The people who were on it are still customers.' })
    }),
    async takeOff(list, { id, label }) {
      await orSay(`${label} could not be taken off`, async () => {
        const { changed } = await trpc.list.remove.mutate({ id: list.id, people: [id] })
        await reread()
        const putBack = async (): Promise<void> => { await trpc.list.add.mutate({ id: list.id, people: [id] }).then(reread) }
        toast.show({ tone: 'good', title: changed === 0 ? `${label} was not on the list any more` : `${label} is off the list`, ...(changed === 0 ? {} : { action: { label: 'Undo', onAction: () => { void orSay(`${label} could not be put back`, putBack) } } }) })
      })
    },
  }
}

/** "12 people added, 3 were on it already". */
export function addedWords({ changed, unchanged }: { readonly changed: number; readonly unchanged: number }): string {
  return `${countOf(changed, 'person', 'people')} added${unchanged === 0 ? '' : `, ${unchanged === 1 ? 'one was' : `${unchanged} were`} on it already`}`
}
