import { parseUrl } from './app-origin.ts'

const idPattern = /^(wf|seg|tpl|cus)_[A-Za-z0-9]{1,64}$/
const stepPattern = /^[A-Za-z0-9_-]{1,64}$/

const places = { journey: 'wf', segment: 'seg', template: 'tpl', customer: 'cus' } as const
const folders = { journey: 'journeys', segment: 'segments', template: 'templates', customer: 'customers' } as const

/**
 * The page behind `sendero://open?journey=wf_...&step=n1` and its like; null for anything else. A link only ever shows something:
 * there is none that publishes, sends or changes.
 */
export function parseDeepLink(link: string): string | null {
  const url = parseUrl(link)
  if (url === null || url.protocol !== 'sendero:' || url.host !== 'open' || !['', '/'].includes(url.pathname)) return null
  const names = [...url.searchParams.keys()]
  if (new Set(names).size !== names.length) return null
  const step = url.searchParams.get('step')
  const kinds = (Object.keys(places) as (keyof typeof places)[]).filter((kind) => url.searchParams.has(kind))
  const [kind] = kinds
  if (kind === undefined || kinds.length > 1 || names.some((name) => name !== kind && !(name === 'step' && kind === 'journey'))) return null
  const id = url.searchParams.get(kind) ?? ''
  if (!idPattern.test(id) || !id.startsWith(`${places[kind]}_`)) return null
  if (step === null) return `/${folders[kind]}/${id}`
  return stepPattern.test(step) ? `/journeys/${id}#step=${step}` : null
}

/** The first link among the arguments of a start: Windows and Linux hand it over like that. */
export const deepLinkOfArguments = (argv: readonly string[]): string | null => argv.map(parseDeepLink).find((path) => path !== null) ?? null
