import { DoorOpen, Pause, Play, Square } from 'lucide-react'
import type { StatusAction } from './journey-status.ts'

/** How menus offer a change of status, the same everywhere. */
export const statusItems: Readonly<Record<StatusAction, { readonly label: string; readonly icon: typeof Pause }>> = {
  pause: { label: 'Pause…', icon: Pause }, resume: { label: 'Resume…', icon: Play }, open: { label: 'Open the entry…', icon: DoorOpen }, stop: { label: 'Stop…', icon: Square },
}
