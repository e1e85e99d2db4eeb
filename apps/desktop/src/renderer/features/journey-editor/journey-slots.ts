import { DryRunBeside } from './dry-run/DryRunBeside.tsx'
import { SectionFoot, StepFoot } from './dry-run/StepFoot.tsx'
import { TimeBar } from './dry-run/TimeBar.tsx'
import { Inbox } from './inbox/Inbox.tsx'
import { EdgeNumbers } from './overlay/EdgeNumbers.tsx'
import { HeaderEnd } from './overlay/HeaderEnd.tsx'
import { NodeDrawer } from './overlay/NodeDrawer.tsx'
import { PersonAside } from './overlay/PersonAside.tsx'
import { ReadingBar } from './overlay/ReadingBar.tsx'
import { ReadingEffects } from './overlay/ReadingEffects.tsx'
import { StatusMenu } from './publish/StatusMenu.tsx'
import type { EditorSlots } from './slots.ts'

/** Who stands where in the editor of a journey. */
export const journeySlots: EditorSlots = { HeaderEnd, HeaderMeta: StatusMenu, Bar: ReadingBar, StepNumbers: StepFoot, SectionNumbers: SectionFoot, Beside: DryRunBeside, Over: Inbox, Foot: TimeBar, EdgeNumbers, Drawer: NodeDrawer, Aside: PersonAside, Outside: ReadingEffects }
