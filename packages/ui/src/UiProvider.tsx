import type { ReactNode } from 'react'
import { NavigationContext } from './navigation.ts'
import { ToastProvider } from './overlays/ToastProvider.tsx'
import { TooltipProvider } from './overlays/Tooltip.tsx'

export interface UiProviderProps {
  /** The router's way to another page; links within the app use it instead of loading the page. */
  readonly navigate?: (href: string) => void
  readonly children: ReactNode
}

/** Once around the app: toasts, tooltips and links. */
export function UiProvider({ navigate, children }: UiProviderProps) {
  return (
    <NavigationContext value={navigate ?? null}>
      <TooltipProvider>
        <ToastProvider>{children}</ToastProvider>
      </TooltipProvider>
    </NavigationContext>
  )
}
