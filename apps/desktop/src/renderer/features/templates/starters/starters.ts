import { blankHtml } from './blank.ts'
import { cartReminder } from './cart-reminder.ts'
import { newsletter } from './newsletter.ts'
import { orderThanks } from './order-thanks.ts'
import type { Starter } from './starter.ts'
import { welcome } from './welcome.ts'
import { winBack } from './win-back.ts'

export const starters: readonly Starter[] = [welcome, orderThanks, cartReminder, newsletter, winBack, blankHtml]
