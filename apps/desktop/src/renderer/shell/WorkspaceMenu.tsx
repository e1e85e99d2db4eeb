import { t } from '@sendero/i18n'
import { Avatar, Badge, Menu } from '@sendero/ui'
import type { MenuAction, MenuEntry } from '@sendero/ui'
import { Check, ChevronsUpDown, Settings2 } from 'lucide-react'
import { useNavigate } from 'react-router'
import { paths } from '../base/paths.ts'
import { useSession } from '../base/session-context.ts'
import { chooseWorkspace } from '../base/workspace-choice.ts'

/** Which workspace this is, and the way to the others. */
export function WorkspaceMenu({ isNarrow }: { readonly isNarrow: boolean }) {
  const { session, workspace } = useSession()
  const navigate = useNavigate()
  const others: MenuAction[] = session.workspaces.map((each) => ({
    label: each.isSandbox ? `${each.name} (sandbox)` : each.name,
    icon: each.slug === workspace.slug ? <Check aria-hidden /> : undefined,
    onSelect: () => { if (each.slug !== workspace.slug) chooseWorkspace(each.slug) },
  }))
  const items: MenuEntry[] = [
    { kind: 'group', label: t('Workspaces'), items: others },
    { kind: 'separator' },
    { label: t('Workspace settings'), icon: <Settings2 aria-hidden />, onSelect: () => { void navigate(paths.settings('workspace')) } },
  ]
  const trigger = (
    <button type="button" className="shell-workspace" aria-label={isNarrow ? t('{name}: switch workspace', { name: workspace.name }) : undefined}>
      <Avatar name={workspace.name} size="small" isDecorative />
      {isNarrow ? null : <><span className="shell-workspace-name">{workspace.name}</span>{workspace.isSandbox ? <Badge tone="warn">{t('Sandbox')}</Badge> : null}<ChevronsUpDown aria-hidden /></>}
    </button>
  )
  return <Menu trigger={trigger} items={items} />
}
