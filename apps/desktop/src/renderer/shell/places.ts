import { t } from '@sendero/i18n'
import { Activity, Home, Inbox, LayoutTemplate, ListChecks, PieChart, Settings, Users, Waypoints } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import { paths } from '../base/paths.ts'

export interface Place { readonly path: string; readonly title: string; readonly icon: LucideIcon; readonly keywords: readonly string[] }

/** The sidebar, top to bottom, in groups. The palette reads the same list. */
export const placeGroups: readonly { readonly title: string | null; readonly places: readonly Place[] }[] = [
  {
    title: null,
    places: [{ path: paths.home, title: t('Home'), icon: Home, keywords: ['start', 'overview'] }],
  },
  {
    title: t('Build'),
    places: [
      { path: paths.journeys, title: t('Journeys'), icon: Waypoints, keywords: ['workflow', 'canvas', 'automation'] },
      { path: paths.templates, title: t('Templates'), icon: LayoutTemplate, keywords: ['e-mail', 'content'] },
      { path: paths.segments, title: t('Segments'), icon: PieChart, keywords: ['audience', 'rule', 'filter'] },
    ],
  },
  {
    title: t('People'),
    places: [
      { path: paths.customers, title: t('Customers'), icon: Users, keywords: ['people', 'profiles', 'contacts'] },
      { path: paths.lists, title: t('Lists'), icon: ListChecks, keywords: ['static', 'group', 'people'] },
      { path: paths.events, title: t('Events'), icon: Activity, keywords: ['live', 'tail', 'tracking'] },
      { path: paths.mailbox, title: t('Mailbox'), icon: Inbox, keywords: ['messages', 'sent'] },
    ],
  },
]

export const settingsPlace: Place = { path: paths.settings(), title: t('Settings'), icon: Settings, keywords: ['keys', 'members', 'smtp'] }

export const allPlaces: readonly Place[] = [...placeGroups.flatMap(({ places }) => places), settingsPlace]

/** Whether an address lies in a place: the home page only when it is exactly that. */
export const liesIn = (pathname: string, place: Place): boolean => (place.path === '/' ? pathname === '/' : pathname === place.path || pathname.startsWith(`${place.path}/`))
