import { expandSegments, parseRule, ruleNeeds, segmentCircle } from '@sendero/flow-engine/segment'
import type { Rule } from '@sendero/flow-engine/segment'
import { toPublicId } from '../../db/public-id.ts'
import type { Tx } from '../../db/postgres.ts'
import { AppError } from '../../errors/app-error.ts'
import { missingLists } from '../lists/index.ts'
import { missingMailSources } from './mail-sources-repository.ts'
import { loadAllRules } from './segments-repository.ts'

interface Saved { readonly id: string; readonly name: string; readonly rule: Rule }

/**
 * Throws INVALID_INPUT when a rule that is to be saved names something that does not exist, leads round to itself, or is too large once
 * the segments it names are put in; also for segments that name this one. The caller owns the memberships; lists stay until the end of the transaction.
 */
export async function checkRule(tx: Tx, segment: Saved): Promise<void> {
  const needs = ruleNeeds(segment.rule)
  for (const id of await missingLists(tx, needs.lists)) refuse(`There is no list ${id}. Choose one that exists.`)
  for (const { id, archived } of await missingMailSources(tx, needs)) {
    const kind = needs.templates.includes(id) ? 'template' : 'journey'
    refuse(archived === null ? `There is no ${kind} ${id}. Choose one that exists.` : `The ${kind} "${archived}" is archived. Take it out of the archive first, or choose another.`)
  }
  const all = new Map([...(await loadAllRules(tx)), segment].map((each) => [toPublicId('segment', each.id), each]))
  const ruleOf = (id: string): Rule | null => all.get(id)?.rule ?? null
  const nameOf = (id: string): string => `"${all.get(id)?.name ?? id}"`
  for (const id of needs.segments) if (!all.has(id)) refuse(`There is no segment ${id}, or it is archived. Choose one that is in use.`)
  const circle = segmentCircle(toPublicId('segment', segment.id), segment.rule, ruleOf)
  if (circle !== null) refuse(`The rule would lead round to itself: ${circle.map(nameOf).join(' → ')}. Take one of these out of another.`)
  for (const each of [segment, ...dependentsOf(segment.id, [...all.values()])]) {
    if (ruleNeeds(each.rule).segments.length > 0 && !parseRule(expandSegments(each.rule, ruleOf)).ok) refuse(`With the rules of the segments it names, "${each.name}" would be too large or too deep. Name fewer segments, or simpler ones.`)
  }
}

function refuse(message: string): never {
  throw new AppError('INVALID_INPUT', message, { errors: [{ path: 'rule', message }] })
}

/** Those whose rules name a segment, directly or through others: each after those it names itself. */
export function dependentsOf<Each extends Saved>(id: string, all: readonly Each[]): Each[] {
  const found: Each[] = []
  let names = new Set([toPublicId('segment', id)])
  while (names.size > 0) {
    const next = all.filter((each) => each.id !== id && ruleNeeds(each.rule).segments.some((segment) => names.has(segment)))
    for (const each of next) {
      const before = found.findIndex((known) => known.id === each.id)
      if (before !== -1) found.splice(before, 1)
      found.push(each)
    }
    if (found.length > all.length * all.length) break
    names = new Set(next.map((each) => toPublicId('segment', each.id)))
  }
  return found
}
