import { abandonedCart } from './journeys/abandoned-cart.ts'
import { birthday } from './journeys/birthday.ts'
import { browseAbandonment } from './journeys/browse-abandonment.ts'
import { leadNurture } from './journeys/lead-nurture.ts'
import { onboarding } from './journeys/onboarding.ts'
import { postPurchase } from './journeys/post-purchase.ts'
import { renewal } from './journeys/renewal.ts'
import { replenishment } from './journeys/replenishment.ts'
import { sunset } from './journeys/sunset.ts'
import { trialConversion } from './journeys/trial-conversion.ts'
import { welcome } from './journeys/welcome.ts'
import { winBack } from './journeys/win-back.ts'
import type { Starter } from './starter.ts'

/** Every journey there is to begin with, as people go through them: from the first day to the last. */
export const starters: readonly Starter[] = [welcome, onboarding, leadNurture, trialConversion, browseAbandonment, abandonedCart, postPurchase, replenishment, birthday, renewal, winBack, sunset]

/** The three most businesses begin with: shown where there is no room for all. */
export const firstStarters: readonly Starter[] = [welcome, abandonedCart, winBack]
