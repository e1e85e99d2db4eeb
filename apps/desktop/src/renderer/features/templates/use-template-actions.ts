import { t } from '@sendero/i18n'
import { useToast } from '@sendero/ui'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { paths } from '../../base/paths.ts'
import { trpc } from '../../base/trpc.ts'
import { useOrSay } from '../../base/use-or-say.ts'
import type { Draft } from './template-draft.ts'

interface Named { readonly id: string; readonly name: string }

/** Each gives false when it could not be done: why was said. */
export interface TemplateActions {
  create(name: string, draft: Draft): Promise<boolean>
  duplicate(template: Named): Promise<boolean>
  archive(template: Named): Promise<boolean>
  restore(template: Named): Promise<boolean>
}

/** What can be done to templates as a whole. Each says what it did, or why it could not; what can be undone offers to. */
export function useTemplateActions(): TemplateActions {
  const client = useQueryClient()
  const navigate = useNavigate()
  const toast = useToast()
  const refresh = (): Promise<void> => client.invalidateQueries({ queryKey: ['template', 'list'] })
  const orSay = useOrSay()
  const actions: TemplateActions = {
    create: (name, draft) => orSay(t('The template could not be created'), async () => {
      const { id } = await trpc.template.create.mutate({ name, ...draft })
      await navigate(paths.template(id))
      void refresh()
    }),
    duplicate: (template) => orSay(t('“{name}” could not be copied', { name: template.name }), async () => {
      const copy = await trpc.template.duplicate.mutate({ id: template.id })
      await refresh()
      toast.show({ tone: 'good', title: t('“{name}” is there', { name: copy.name }), action: { label: t('Open'), onAction: () => { void navigate(paths.template(copy.id)) } } })
    }),
    archive: (template) => orSay(t('“{name}” could not be archived', { name: template.name }), async () => {
      await trpc.template.archive.mutate({ id: template.id })
      await refresh()
      toast.show({ tone: 'good', title: t('“{name}” is archived', { name: template.name }), description: t('Journeys that send it go on sending it.'), action: { label: t('Undo'), onAction: () => { void actions.restore(template) } } })
    }),
    restore: (template) => orSay(t('“{name}” could not be restored', { name: template.name }), async () => {
      await trpc.template.restore.mutate({ id: template.id })
      await refresh()
      toast.show({ tone: 'good', title: t('“{name}” is back among the templates', { name: template.name }) })
    }),
  }
  return actions
}
