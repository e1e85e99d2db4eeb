import { t } from '@sendero/i18n'
import { UiProvider } from '@sendero/ui'
import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { native } from './base/native.ts'
import type { ConnectionState } from './base/native.ts'
import { ConnectPage } from './features/connect/ConnectPage.tsx'

/** In the desktop app the page needs a server first; in a browser it came from one. */
export function DesktopGate({ children }: { readonly children: ReactNode }) {
  const [state, setState] = useState<ConnectionState | null>(null)
  useEffect(() => {
    if (native === null) return undefined
    void native.connection.state().then(setState)
    return native.connection.onChange(setState)
  }, [])
  if (native === null || state?.kind === 'connected') return children
  if (state === null) return <main className="narrow" aria-busy="true"><p className="quiet">{t('Loading…')}</p></main>
  return <UiProvider><ConnectPage key={state.kind} state={state} choose={native.connection.choose} /></UiProvider>
}
