import { t } from '@sendero/i18n'
import { UiProvider } from '@sendero/ui'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Outlet, useNavigate } from 'react-router'
import { showTimesIn } from '../base/time.ts'
import { trpc } from '../base/trpc.ts'
import { AppPalette } from './AppPalette.tsx'
import { Sidebar } from './Sidebar.tsx'
import { useNativeMenu } from './use-native-menu.ts'

const storageKey = 'sendero.sidebar'

/** Around every page of a signed-in user: the places, the palette, the workspace's clock. */
export function Shell() {
  const navigate = useNavigate()
  const [isNarrow, setNarrow] = useState(() => localStorage.getItem(storageKey) === 'narrow')
  const [isSearching, setSearching] = useState(false)
  const toggle = (): void => {
    localStorage.setItem(storageKey, isNarrow ? 'wide' : 'narrow')
    setNarrow(!isNarrow)
  }
  useShellKeys({ onSearch: () => { setSearching(true) }, onToggle: toggle })
  useNativeMenu()
  // Dates must not first appear in one zone and then jump to another.
  const settings = useQuery({ queryKey: ['workspace', 'get'], queryFn: ({ signal }) => trpc.workspace.get.query({}, { signal }) })
  if (settings.data !== undefined) showTimesIn(settings.data.timeZone)
  return (
    <UiProvider navigate={(href) => { void navigate(href) }}>
      <a className="shell-skip" href="#main">{t('Skip to the page')}</a>
      <div className="shell">
        <Sidebar isNarrow={isNarrow} onToggle={toggle} onSearch={() => { setSearching(true) }} />
        <main id="main" className="shell-main" tabIndex={-1}>{settings.isPending ? null : <Outlet />}</main>
      </div>
      <AppPalette open={isSearching} onOpenChange={setSearching} />
    </UiProvider>
  )
}

function useShellKeys({ onSearch, onToggle }: { readonly onSearch: () => void; readonly onToggle: () => void }): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (!(event.metaKey || event.ctrlKey) || event.shiftKey || event.altKey) return
      const action = event.code === 'KeyK' ? onSearch : event.code === 'Backslash' ? onToggle : null
      if (action === null) return
      event.preventDefault()
      action()
    }
    window.addEventListener('keydown', press)
    return () => { window.removeEventListener('keydown', press) }
  })
}
