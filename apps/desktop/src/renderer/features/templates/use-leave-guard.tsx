import { t } from '@sendero/i18n'
import { ConfirmDialog } from '@sendero/ui'
import type { ReactNode } from 'react'
import { useBlocker } from 'react-router'

/** Asks before a page with unsaved changes is left within the app; the browser asks when the tab is closed. */
export function useLeaveGuard(isDirty: boolean, onLeave: () => void): ReactNode {
  const blocker = useBlocker(({ currentLocation, nextLocation }) => isDirty && currentLocation.pathname !== nextLocation.pathname)
  if (blocker.state !== 'blocked') return null
  return (
    <ConfirmDialog
      open title={t('Leave without saving?')} description={t('What you changed since the last save is thrown away.')} confirmLabel={t('Leave and throw away')} cancelLabel={t('Stay')}
      onOpenChange={(open) => { if (!open) blocker.reset() }}
      onConfirm={() => {
        onLeave()
        blocker.proceed()
      }}
    />
  )
}
