import { localParts } from '@sendero/flow-engine/time'
import { shownTimeZone } from '../../../base/time.ts'
import type { Editor } from '../store/editor-context.ts'
import { dryRunOf, freshSetup } from './dry-run-store.ts'

const two = (number: number): string => String(number).padStart(2, '0')

/** What the clock of the workspace shows at an instant. */
export function clockAt(instant: number): { readonly day: string; readonly time: string } {
  const { year, month, day, hour, minute } = localParts(instant, shownTimeZone())
  return { day: `${year}-${two(month)}-${two(day)}`, time: `${two(hour)}:${two(minute)}` }
}

/** Opens the test, as it was left; the first time with a made-up person who starts now. The focus goes there. */
export function openDryRun({ session }: Editor): void {
  const store = dryRunOf(session.store)
  const { setup } = store.getState()
  store.setState({ isOpen: true, ...(setup.day === '' ? { setup: freshSetup(clockAt(Date.now())) } : {}) })
  requestAnimationFrame(() => { document.querySelector<HTMLElement>('.journey-dry [role="tab"][aria-selected="true"]')?.focus() })
}

/** Closes it and gives the focus back to the canvas. */
export function closeDryRun({ session, camera }: Editor): void {
  dryRunOf(session.store).setState({ isOpen: false })
  requestAnimationFrame(() => { camera.current?.focus() })
}
