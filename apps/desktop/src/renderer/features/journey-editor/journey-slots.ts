import { EdgeNumbers } from './overlay/EdgeNumbers.tsx'
import { HeaderEnd } from './overlay/HeaderEnd.tsx'
import { NodeDrawer } from './overlay/NodeDrawer.tsx'
import { NodeNumbers } from './overlay/NodeNumbers.tsx'
import { PersonAside } from './overlay/PersonAside.tsx'
import { ReadingBar } from './overlay/ReadingBar.tsx'
import { ReadingEffects } from './overlay/ReadingEffects.tsx'
import { SectionNumbers } from './overlay/SectionNumbers.tsx'
import { StatusMenu } from './publish/StatusMenu.tsx'
import type { EditorSlots } from './slots.ts'

/** Who stands where in the editor of a journey. */
export const journeySlots: EditorSlots = { HeaderEnd, HeaderMeta: StatusMenu, Bar: ReadingBar, StepNumbers: NodeNumbers, SectionNumbers, EdgeNumbers, Drawer: NodeDrawer, Aside: PersonAside, Outside: ReadingEffects }
