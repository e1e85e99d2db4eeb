import type { Finding } from './lint-codes.ts'
import type { Linted } from './lint.ts'

const days = 7
const span = days * 86_400_000
/** No law, a custom: workspaces may set caps of their own, which the editor does not know. */
const mostMails = 4

/** Mails that reach nobody, and too many for one person. */
export function lintMails(linted: Linted): Finding[] {
  const unreachable = linted.ways.nodes.flatMap((node): Finding[] => {
    const why = node.kind === 'email' ? linted.facts.get(node.id)?.unreachable ?? null : null
    return why === null ? [] : [{ code: 'LINT_MAIL_UNREACHABLE', nodeId: node.id, params: { why } }]
  })
  const crowded = firstOfMany(linted)
  return crowded === null ? unreachable : [...unreachable, { code: 'LINT_MANY_MAILS', nodeId: crowded, params: { mails: mostMails + 1, days, most: mostMails } }]
}

/** The first mail from which on one person may get more than there should be in a week; null when there is none. */
function firstOfMany(linted: Linted): string | null {
  const mails = linted.ways.nodes.filter(({ kind }) => kind === 'email').map(({ id }) => id)
  if (mails.length === 0) return null
  const back = waysBack(linted)
  // The shortest time from a mail until so many have been sent, it among them.
  let until: ReadonlyMap<string, number> = new Map(mails.map((id) => [id, 0]))
  for (let sent = 2; sent <= mostMails + 1; sent += 1) until = nextMail({ mails, back, until })
  const crowded = mails.filter((id) => (until.get(id) ?? Infinity) <= span)
  const first = crowded.sort((a, b) => (linted.time.arrival(a)?.earliest ?? 0) - (linted.time.arrival(b)?.earliest ?? 0))[0]
  return first ?? null
}

interface Stretch { readonly from: string; readonly stay: number }

/** Who is past a frequency gate has not got too many: what it lets on is its own business. */
function waysBack({ ways, time }: Linted): ReadonlyMap<string, readonly Stretch[]> {
  const back = new Map<string, Stretch[]>()
  for (const id of ways.ids) {
    const node = ways.nodeAt(id)
    for (const { port, to } of ways.out(id)) {
      if (node?.kind === 'frequencyGate' && port === 'next') continue
      back.set(to, [...back.get(to) ?? [], { from: id, stay: node === undefined ? 0 : time.leastStay(node, port) }])
    }
  }
  return back
}

interface Search { readonly mails: readonly string[]; readonly back: ReadonlyMap<string, readonly Stretch[]>; readonly until: ReadonlyMap<string, number> }

/** From every mail the shortest way on to another, and what then comes: backwards from all of them at once, no further than a week. */
function nextMail({ mails, back, until }: Search): Map<string, number> {
  const isMail = new Set(mails)
  const best = new Map<string, number>([...until].filter(([, least]) => least <= span))
  const found = new Map<string, number>()
  const waiting = [...best.keys()]
  for (let at = 0; at < waiting.length; at += 1) {
    const id = waiting[at] ?? ''
    const here = best.get(id) ?? Infinity
    for (const { from, stay } of back.get(id) ?? []) {
      const least = here + stay
      if (least > span) continue
      if (isMail.has(from)) found.set(from, Math.min(found.get(from) ?? Infinity, least))
      else if (least < (best.get(from) ?? Infinity)) { best.set(from, least); waiting.push(from) }
    }
  }
  return found
}
