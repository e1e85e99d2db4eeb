import { Avatar, Menu } from '@sendero/ui'
import type { MenuEntry } from '@sendero/ui'
import { BookOpen, KeyRound, LogOut } from 'lucide-react'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { paths } from '../base/paths.ts'
import { useSession } from '../base/session-context.ts'
import { chooseTheme, chosenTheme } from '../base/theme.ts'
import type { Theme } from '../base/theme.ts'

const themes: readonly { readonly theme: Theme; readonly label: string }[] = [
  { theme: 'system', label: 'As the system' },
  { theme: 'light', label: 'Light' },
  { theme: 'dark', label: 'Dark' },
]

export function UserMenu({ isNarrow }: { readonly isNarrow: boolean }) {
  const { session, workspace, signOut } = useSession()
  const navigate = useNavigate()
  const [theme, setTheme] = useState(chosenTheme)
  const items: MenuEntry[] = [
    {
      kind: 'group',
      label: 'Appearance',
      items: themes.map((each) => ({ kind: 'check' as const, label: each.label, checked: each.theme === theme, onChange: () => { chooseTheme(each.theme); setTheme(each.theme) } })),
    },
    { kind: 'separator' },
    { label: 'Account and password', icon: <KeyRound aria-hidden />, onSelect: () => { void navigate(paths.settings('account')) } },
    { label: 'API reference', icon: <BookOpen aria-hidden />, onSelect: () => { window.open('/api/docs', '_blank', 'noopener') } },
    { kind: 'separator' },
    { label: 'Sign out', icon: <LogOut aria-hidden />, onSelect: signOut },
  ]
  const trigger = (
    <button type="button" className="shell-user" aria-label={isNarrow ? `${session.user.name}: account` : undefined}>
      <Avatar name={session.user.name} size="small" isDecorative />
      {isNarrow ? null : <span className="shell-user-words"><span>{session.user.name}</span><span className="shell-user-role">{workspace.role}</span></span>}
    </button>
  )
  return <Menu trigger={trigger} items={items} side="top" />
}
