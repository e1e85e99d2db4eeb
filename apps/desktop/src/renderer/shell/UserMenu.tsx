import { t } from '@sendero/i18n'
import { Avatar, Menu } from '@sendero/ui'
import type { MenuEntry } from '@sendero/ui'
import { BookOpen, KeyRound, LogOut } from 'lucide-react'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { chooseLanguage, languageName, offeredLanguages, spokenLanguage } from '../base/language.ts'
import { paths } from '../base/paths.ts'
import { useSession } from '../base/session-context.ts'
import { chooseTheme, chosenTheme } from '../base/theme.ts'
import type { Theme } from '../base/theme.ts'

const themes: readonly { readonly theme: Theme; readonly label: string }[] = [
  { theme: 'system', label: t('As the system') },
  { theme: 'light', label: t('Light') },
  { theme: 'dark', label: t('Dark') },
]

const roleWords: Readonly<Record<string, string>> = { admin: t('admin'), marketer: t('marketer'), manager: t('manager'), developer: t('developer') }

/** The languages by their own names; none to choose among as long as one alone is offered. */
function languageEntries(): MenuEntry[] {
  if (offeredLanguages.length < 2) return []
  const items = offeredLanguages.map((tag) => ({ kind: 'check' as const, label: languageName(tag), checked: tag === spokenLanguage(), onChange: () => { chooseLanguage(tag) } }))
  return [{ kind: 'group', label: t('Language'), items }]
}

export function UserMenu({ isNarrow }: { readonly isNarrow: boolean }) {
  const { session, workspace, signOut } = useSession()
  const navigate = useNavigate()
  const [theme, setTheme] = useState(chosenTheme)
  const items: MenuEntry[] = [
    {
      kind: 'group',
      label: t('Appearance'),
      items: themes.map((each) => ({ kind: 'check' as const, label: each.label, checked: each.theme === theme, onChange: () => { chooseTheme(each.theme); setTheme(each.theme) } })),
    },
    ...languageEntries(),
    { kind: 'separator' },
    { label: t('Account and password'), icon: <KeyRound aria-hidden />, onSelect: () => { void navigate(paths.settings('account')) } },
    { label: t('API reference'), icon: <BookOpen aria-hidden />, onSelect: () => { window.open('/api/docs', '_blank', 'noopener') } },
    { kind: 'separator' },
    { label: t('Sign out'), icon: <LogOut aria-hidden />, onSelect: signOut },
  ]
  const trigger = (
    <button type="button" className="shell-user" aria-label={isNarrow ? t('{name}: account', { name: session.user.name }) : undefined}>
      <Avatar name={session.user.name} size="small" isDecorative />
      {isNarrow ? null : <span className="shell-user-words"><span>{session.user.name}</span><span className="shell-user-role">{roleWords[workspace.role] ?? workspace.role}</span></span>}
    </button>
  )
  return <Menu trigger={trigger} items={items} side="top" />
}
