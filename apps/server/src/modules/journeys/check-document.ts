import { compileJourney } from '@sendero/flow-engine'
import type { Diagnostic, JsonObject, Plan, PlanNode } from '@sendero/flow-engine'
import type { Tx } from '../../db/postgres.ts'
import { parsePublicId } from '../../db/public-id.ts'
import { currentTemplates } from '../content/index.ts'
import type { CurrentTemplate } from '../content/index.ts'
import { mailHost } from '../messages/index.ts'
import { loadSegment } from '../segments/index.ts'
import { loadWorkspace } from '../workspaces/index.ts'
import { checkLists } from './check-lists.ts'
import { checkMailSources } from './check-mail-sources.ts'
import { checkStartedJourneys } from './check-started-journeys.ts'
import { checkSchedule } from './check-schedule.ts'
import { checkWebhooks } from './check-webhooks.ts'
import type { OutboundRules } from './check-webhooks.ts'
import { mailLeavesMachine } from './mail-leaves-machine.ts'
import { serverDiagnostic } from './server-diagnostics.ts'

export type CheckedDocument =
  | {
    readonly ok: true
    readonly plan: Plan
    readonly diagnostics: readonly Diagnostic[]
    /** Public template id -> version an e-mail sends from now on. */
    readonly templateVersions: Readonly<Record<string, number>>
  }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] }

export interface PublishingRules {
  readonly OUTBOUND_ALLOW: OutboundRules['allow']
  readonly SMTP_URL?: string | undefined
  /** The document people enter by now; null when nobody can. */
  readonly published?: JsonObject | null
}

/** Everything that speaks for or against publishing a document now: what the engine sees, and what only the workspace knows. */
export async function checkDocument(tx: Tx, document: JsonObject, env: PublishingRules): Promise<CheckedDocument> {
  const compiled = compileJourney(document)
  if (!compiled.ok) return compiled
  const { plan } = compiled
  const templates = await templatesOf(tx, plan)
  const { workspace, now } = await loadWorkspace(tx)
  const reachesPeople = mailLeavesMachine(await mailHost(env, tx, workspace))
  const found = [...checkTemplates(plan, templates).map((diagnostic) => forMailOf(diagnostic, reachesPeople)), ...await checkSegments(tx, plan), ...await checkLists(tx, plan), ...await checkMailSources(tx, plan), ...await checkStartedJourneys(tx, plan), ...checkSchedule(plan, { document, published: env.published ?? null, now, timeZone: workspace.timeZone }), ...checkWebhooks(plan, { allow: env.OUTBOUND_ALLOW })]
  const diagnostics = [...compiled.diagnostics, ...found]
  if (found.some((diagnostic) => diagnostic.severity === 'error')) return { ok: false, diagnostics }
  return { ok: true, plan, diagnostics, templateVersions: Object.fromEntries([...templates].map(([id, template]) => [id, template.version])) }
}

/** What the law asks of mail to people is an error once mail can reach people; until then it is said and does not stop a trial. */
function forMailOf(diagnostic: Diagnostic, reachesPeople: boolean): Diagnostic {
  return diagnostic.code === 'POSTAL_ADDRESS_MISSING' && !reachesPeople ? { ...diagnostic, severity: 'warning' } : diagnostic
}

/** By public id. */
async function templatesOf(tx: Tx, plan: Plan): Promise<Map<string, CurrentTemplate>> {
  const uuids = new Map(plan.templateIds.flatMap((id) => {
    const uuid = parsePublicId('template', id)
    return uuid === null ? [] : [[id, uuid] as const]
  }))
  const current = await currentTemplates(tx, [...uuids.values()])
  return new Map([...uuids].flatMap(([id, uuid]) => {
    const template = current.get(uuid)
    return template === undefined ? [] : [[id, template] as const]
  }))
}

function checkTemplates(plan: Plan, templates: ReadonlyMap<string, CurrentTemplate>): Diagnostic[] {
  return Object.values(plan.nodes).flatMap((node) => {
    const templateId = node.kind === 'email' ? node.config['templateId'] : undefined
    return typeof templateId === 'string' ? checkTemplate(node, templateId, templates.get(templateId)) : []
  })
}

function checkTemplate(node: PlanNode, templateId: string, template: CurrentTemplate | undefined): Diagnostic[] {
  if (template === undefined) return [serverDiagnostic('TEMPLATE_NOT_FOUND', node, { templateId })]
  if (template.isArchived) return [serverDiagnostic('TEMPLATE_ARCHIVED', node, { templateId, template: template.name })]
  return template.problems.map((problem) => ({
    code: problem.code, severity: problem.severity, nodeId: node.id,
    params: { templateId, template: template.name, part: problem.part, line: problem.line },
    message: `The template "${template.name}" that ${node.name === '' ? node.id : `"${node.name}" (${node.id})`} sends: ${problem.message}.`,
  }))
}

async function checkSegments(tx: Tx, plan: Plan): Promise<Diagnostic[]> {
  const missing: Diagnostic[] = []
  for (const segmentId of plan.segmentIds) {
    const uuid = parsePublicId('segment', segmentId)
    if (uuid === null || await loadSegment(tx, uuid) === null) missing.push(serverDiagnostic('SEGMENT_NOT_FOUND', null, { segmentId }))
  }
  return missing
}
