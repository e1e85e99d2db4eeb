import { homeScreens } from './home-screens.ts'
import type { Screen } from './screen.ts'

/** Every screen of the signed-in app, in the order of its sidebar. */
export const allScreens: readonly Screen[] = [...homeScreens]
