import { dryRunOf } from '../dry-run/dry-run-store.ts'
import { openDryRun } from '../dry-run/open-dry-run.ts'
import type { Editor } from '../store/editor-context.ts'

/** Opens the inbox of whom the test is about, and the test with it where it is closed. The focus goes to its first mail. */
export function openInbox(editor: Editor): void {
  const store = dryRunOf(editor.session.store)
  if (!store.getState().isOpen) openDryRun(editor)
  store.setState({ isInbox: true })
  // After the test has taken the focus, once mails are drawn or what stands in their place.
  requestAnimationFrame(() => { requestAnimationFrame(() => { document.querySelector<HTMLElement>('.journey-inbox')?.focus() }) })
}

/** Gives the canvas its place and the focus back. */
export function closeInbox({ session, camera }: Editor): void {
  dryRunOf(session.store).setState({ isInbox: false })
  requestAnimationFrame(() => { camera.current?.focus() })
}
