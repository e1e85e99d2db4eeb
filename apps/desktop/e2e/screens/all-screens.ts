import { compareScreens } from './compare-screens.ts'
import { customerScreens } from './customer-screens.ts'
import { dryRunScreens } from './dry-run-screens.ts'
import { homeScreens } from './home-screens.ts'
import { journeyScreens } from './journey-screens.ts'
import { listScreens } from './list-screens.ts'
import { mailboxScreens } from './mailbox-screens.ts'
import { outlineScreens } from './outline-screens.ts'
import type { Screen } from './screen.ts'
import { segmentScreens } from './segment-screens.ts'
import { settingsScreens } from './settings-screens.ts'
import { starterScreens } from './starter-screens.ts'
import { stepScreens } from './step-screens.ts'
import { templateScreens } from './template-screens.ts'

/** Every screen of the signed-in app, in the order of its sidebar. */
export const allScreens: readonly Screen[] = [...homeScreens, ...journeyScreens, ...dryRunScreens, ...starterScreens, ...compareScreens, ...outlineScreens, ...stepScreens, ...segmentScreens, ...listScreens, ...customerScreens, ...templateScreens, ...mailboxScreens, ...settingsScreens]
