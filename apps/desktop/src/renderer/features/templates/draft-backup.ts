import { currentWorkspace } from '../../base/workspace-choice.ts'
import type { Draft } from './template-draft.ts'

// What is typed and not yet saved is kept in this browser: a closed tab or a crash loses none of it.

export interface Backup { readonly draft: Draft; /** The version it was made from. */ readonly basedOn: number; readonly at: string }

const keyOf = (templateId: string): string => `sendero.template-draft.${currentWorkspace() ?? ''}.${templateId}`

export function storeBackup(templateId: string, backup: Backup): void {
  try {
    localStorage.setItem(keyOf(templateId), JSON.stringify(backup))
  } catch {
    // The browser's store is full or closed: the text is still in the editor, and leaving the page asks.
  }
}

export function dropBackup(templateId: string): void {
  localStorage.removeItem(keyOf(templateId))
}

export function loadBackup(templateId: string): Backup | null {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(keyOf(templateId)) ?? 'null')
    return isBackup(stored) ? stored : null
  } catch {
    return null
  }
}

function isBackup(value: unknown): value is Backup {
  if (typeof value !== 'object' || value === null) return false
  const { draft, basedOn, at } = value as Partial<Backup>
  return typeof basedOn === 'number' && typeof at === 'string' && typeof draft === 'object' && isDraft(draft)
}

function isDraft(draft: Partial<Draft>): boolean {
  const texts = [draft.subject, draft.preheader, draft.body, draft.from?.name, draft.from?.email]
  return texts.every((text) => typeof text === 'string') && (draft.format === 'mjml' || draft.format === 'html') && (draft.class === 'marketing' || draft.class === 'transactional')
}
