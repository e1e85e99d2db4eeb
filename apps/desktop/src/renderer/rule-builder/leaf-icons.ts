import type { Leaf } from '@sendero/flow-engine/segment'
import { Activity, CalendarHeart, Dices, ListChecks, ListOrdered, MailCheck, MailOpen, PieChart, UserRound } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'

/** What stands before a condition, by what it is about. */
export function leafIcon(leaf: Leaf): LucideIcon {
  if ('trait' in leaf) return UserRound
  if ('anniversary' in leaf) return CalendarHeart
  if ('sequence' in leaf) return ListOrdered
  if ('list' in leaf) return ListChecks
  if ('segment' in leaf) return PieChart
  if ('sample' in leaf) return Dices
  if ('message' in leaf) return MailOpen
  return 'event' in leaf ? Activity : MailCheck
}
