import { addNote } from './add-note.ts'
import { addStep } from './add-step.ts'
import { browseStarters } from './browse-starters.ts'
import { connectTo } from './connect-to.ts'
import { copySteps } from './copy-steps.ts'
import { copyToJourney } from './copy-to-journey.ts'
import { cutSteps } from './cut-steps.ts'
import { deleteBelow } from './delete-below.ts'
import { deleteLeavingGap } from './delete-leaving-gap.ts'
import { deleteSteps } from './delete-steps.ts'
import { duplicateBelow } from './duplicate-below.ts'
import { duplicateSteps } from './duplicate-steps.ts'
import type { EditorAction } from './editor-action.ts'
import { findStep } from './find-step.ts'
import { collapseAllSections, openAllSections } from './fold-sections.ts'
import { focusPalette } from './focus-palette.ts'
import { nextProblem, previousProblem } from './go-to-problem.ts'
import { goBack } from './go-back.ts'
import { groupSteps, ungroupSteps } from './group-steps.ts'
import { letGo } from './let-go.ts'
import { makeSomebody } from './make-somebody.ts'
import { moveEarlier, moveLater } from './move-step.ts'
import { openSettings } from './open-settings.ts'
import { pasteSteps, pasteWithLinks } from './paste-steps.ts'
import { printOutline } from './print-outline.ts'
import { redo } from './redo.ts'
import { renameStep } from './rename-step.ts'
import { replaceStep } from './replace-step.ts'
import { saveNow } from './save-now.ts'
import { selectAbove } from './select-above.ts'
import { selectAll } from './select-all.ts'
import { selectBelow } from './select-below.ts'
import { showInbox } from './show-inbox.ts'
import { testJourney } from './test-journey.ts'
import { tidyUp } from './tidy-up.ts'
import { toggleDirection } from './toggle-direction.ts'
import { toggleNumbers } from './toggle-numbers.ts'
import { toggleOutline } from './toggle-outline.ts'
import { togglePanels } from './toggle-panels.ts'
import { toggleSkip } from './toggle-skip.ts'
import { undo } from './undo.ts'
import { walkFlow } from './walk-flow.ts'
import { zoom } from './zoom.ts'

/** Everything a person can do in the editor, in the order menus and the cheat sheet show it. */
export const editorActions: readonly EditorAction[] = [
  addStep, focusPalette, addNote, browseStarters,
  undo, redo, openSettings, renameStep, replaceStep, toggleSkip, connectTo, moveEarlier, moveLater, copySteps, copyToJourney, cutSteps, pasteSteps, pasteWithLinks, duplicateSteps, duplicateBelow, deleteSteps, deleteLeavingGap, deleteBelow, groupSteps, ungroupSteps,
  selectAll, selectBelow, selectAbove, letGo,
  ...walkFlow, goBack, findStep, nextProblem, previousProblem,
  ...zoom, toggleNumbers, toggleOutline, printOutline, toggleDirection, tidyUp, openAllSections, collapseAllSections, ...togglePanels,
  saveNow, testJourney, makeSomebody, showInbox,
]
