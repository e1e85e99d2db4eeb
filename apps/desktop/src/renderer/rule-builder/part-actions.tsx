import { keyNames } from '@sendero/ui'
import type { MenuEntry } from '@sendero/ui'
import { ArrowDown, ArrowUp, CircleSlash, Copy, FolderInput, FolderOutput, FolderPlus, FolderX, Trash2 } from 'lucide-react'
import type { BuilderTools } from './builder-context.ts'
import type { RuleDraft } from './rule-draft.ts'
import { parentOf } from './rule-draft.ts'
import { duplicate, groupAround, moveBy, moveIntoNeighbour, moveOut, negate, neighbourGroup, placeOf, remove, ungroup } from './rule-edits.ts'

export interface PartAction {
  readonly label: string
  readonly icon: typeof Copy
  /** As `Mod+D`: shown in the menu, and pressed anywhere in the part. */
  readonly shortcut?: string
  readonly isDanger?: boolean
  readonly disabledReason?: string | undefined
  readonly perform: () => void
}

/** All that can be done with a condition or a group, for its menu and its keys. */
export function partActions(tools: BuilderTools, partId: number, kind: 'condition' | 'group'): PartAction[] {
  const { draft, edit } = tools
  const place = placeOf(draft, partId)
  if (place === null) return []
  const { group, index } = place
  const move = (change: (draft: RuleDraft) => RuleDraft, words: string): void => {
    edit(change)
    tools.focus({ partId })
    tools.announce(words)
  }
  const isNegated = parentOf(draft.root, partId)?.kind === 'not'
  const hasOuter = placeOf(draft, group.id) !== null
  return [
    { label: 'Move up', icon: ArrowUp, shortcut: 'Alt+ArrowUp', disabledReason: index === 0 ? 'It is the first one.' : undefined, perform: () => { move((given) => moveBy(given, partId, -1), 'Moved up') } },
    { label: 'Move down', icon: ArrowDown, shortcut: 'Alt+ArrowDown', disabledReason: index === group.parts.length - 1 ? 'It is the last one.' : undefined, perform: () => { move((given) => moveBy(given, partId, 1), 'Moved down') } },
    { label: 'Put into a new group', icon: FolderPlus, shortcut: 'Mod+G', perform: () => { move((given) => groupAround(given, partId), 'Put into a new group') } },
    ...(neighbourGroup(draft, partId) === null ? [] : [{ label: 'Move into the group beside', icon: FolderInput, perform: () => { move((given) => moveIntoNeighbour(given, partId), 'Moved into the group beside') } }]),
    ...(hasOuter ? [{ label: 'Move out of the group', icon: FolderOutput, perform: () => { move((given) => moveOut(given, partId), 'Moved out of the group') } }] : []),
    ...(kind === 'group' && !isNegated ? [{ label: 'Dissolve the group', icon: FolderX, perform: () => { edit((given) => ungroup(given, partId)); tools.announce('Group dissolved') } }] : []),
    ...(kind === 'condition' ? [{ label: isNegated ? 'Take “not” away' : 'Turn into the opposite', icon: CircleSlash, perform: () => { edit((given) => negate(given, partId)) } }] : []),
    { label: 'Duplicate', icon: Copy, shortcut: 'Mod+D', perform: () => { edit((given) => duplicate(given, partId)); tools.announce('Duplicated') } },
    {
      label: kind === 'group' ? 'Delete group' : 'Delete', icon: Trash2, shortcut: 'Mod+Shift+Backspace', isDanger: true,
      perform: () => {
        const next = group.parts[index + 1] ?? group.parts[index - 1]
        edit((given) => remove(given, partId))
        tools.focus(next === undefined ? { addTo: group.id } : { partId: next.kind === 'not' ? next.part.id : next.id })
        tools.announce(`Deleted. Press ${keyNames('Mod+Z').join(' and ')} to take it back.`)
      },
    },
  ]
}

export const menuOf = (actions: readonly PartAction[]): MenuEntry[] => actions.map(({ perform, icon: Icon, ...action }) => ({ ...action, icon: <Icon aria-hidden />, onSelect: perform }))

interface Press { readonly key: string; readonly altKey: boolean; readonly ctrlKey: boolean; readonly metaKey: boolean; readonly shiftKey: boolean }

/** The action whose keys these are. */
export function pressedAction(actions: readonly PartAction[], press: Press): PartAction | undefined {
  const isMod = press.ctrlKey || press.metaKey
  const keys = [...(isMod ? ['mod'] : []), ...(press.altKey ? ['alt'] : []), ...(press.shiftKey ? ['shift'] : []), press.key.toLowerCase()].join('+')
  return actions.find(({ shortcut, disabledReason }) => shortcut?.toLowerCase() === keys && disabledReason === undefined)
}
