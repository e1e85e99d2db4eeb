import { baseStyles } from './styles/base.ts'
import { buttonStyles } from './styles/buttons.ts'
import { choiceStyles } from './styles/choices.ts'
import { fieldStyles } from './styles/fields.ts'
import { figureStyles } from './styles/figures.ts'
import { layoutStyles } from './styles/layout.ts'
import { overlayStyles } from './styles/overlays.ts'
import { statusStyles } from './styles/status.ts'
import { tableStyles } from './styles/tables.ts'

const parts = [baseStyles, buttonStyles, fieldStyles, choiceStyles, overlayStyles, tableStyles, statusStyles, figureStyles, layoutStyles]

/** Styles of the components, on the tokens alone. In a layer, so that the sheet of a feature wins without a longer selector. */
export const componentStyles = `@layer ui {\n${parts.join('\n')}\n}`
