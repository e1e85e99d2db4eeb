import { t } from '@sendero/i18n'
import { useToast } from '@sendero/ui'
import { useQueryClient } from '@tanstack/react-query'
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
    rename: (list, name) => orSay(t('“{name}” could not be renamed', { name: list.name }), async () => {
      await trpc.list.update.mutate({ id: list.id, name })
      await reread()
    }),
    remove: (list) => orSay(t('“{name}” could not be deleted', { name: list.name }), async () => {
      await trpc.list.delete.mutate({ id: list.id })
      client.removeQueries({ queryKey: ['list', 'get', list.id] })
      toast.show({ tone: 'good', title: t('“{name}” is deleted', { name: list.name }), description: t('The people who were on it are still customers.') })
    }),
    async takeOff(list, { id, label }) {
      await orSay(t('{label} could not be taken off', { label }), async () => {
        const { changed } = await trpc.list.remove.mutate({ id: list.id, people: [id] })
        await reread()
        const putBack = async (): Promise<void> => { await trpc.list.add.mutate({ id: list.id, people: [id] }).then(reread) }
        toast.show({ tone: 'good', title: changed === 0 ? t('{label} was not on the list any more', { label }) : t('{label} is off the list', { label }), ...(changed === 0 ? {} : { action: { label: t('Undo'), onAction: () => { void orSay(t('{label} could not be put back', { label }), putBack) } } }) })
      })
    },
  }
}

/** "12 people added, 3 were on it already". */
export function addedWords({ changed, unchanged }: { readonly changed: number; readonly unchanged: number }): string {
  return unchanged === 0
    ? t('{changed, plural, one {# person} other {# people}} added', { changed })
    : t('{changed, plural, one {# person} other {# people}} added, {unchanged, plural, one {one was} other {# were}} on it already', { changed, unchanged })
}
