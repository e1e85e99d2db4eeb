import { t } from '@sendero/i18n'
import { DoorOpen, Pause, Play, Square } from 'lucide-react'
import type { StatusAction } from './journey-status.ts'

/** How menus offer a change of status, the same everywhere. */
export const statusItems: Readonly<Record<StatusAction, { readonly label: string; readonly icon: typeof Pause }>> = {
  pause: { label: t('Pause…'), icon: Pause }, resume: { label: t('Resume…'), icon: Play }, open: { label: t('Open the entry…'), icon: DoorOpen }, stop: { label: t('Stop…'), icon: Square },
}
