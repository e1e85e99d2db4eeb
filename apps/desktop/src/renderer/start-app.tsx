import { componentStyles, tokenStyles } from '@sendero/ui'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { DesktopGate } from './DesktopGate.tsx'
import { startTheme } from './base/theme.ts'
import './shell/shell.css'
import '@fontsource-variable/inter/index.css'

/** Puts the app into the page. */
export function startApp(): void {
  const styles = document.createElement('style')
  styles.textContent = `${tokenStyles}\n${componentStyles}`
  document.head.prepend(styles)
  startTheme()

  const root = document.getElementById('app')
  if (!root) throw new Error('The page has no place for the app')
  createRoot(root).render(<StrictMode><DesktopGate><App /></DesktopGate></StrictMode>)
}
