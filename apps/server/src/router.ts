import { demoProcedures } from './modules/demo/index.ts'
import { keyProcedures } from './modules/identity/index.ts'
import { memberProcedures } from './modules/members/index.ts'
import { overviewProcedures } from './modules/overview/index.ts'
import { workspaceProcedures } from './modules/workspaces/index.ts'
import { analyticsProcedures } from './modules/analytics/index.ts'
import { catalogueProcedures } from './modules/catalogue/index.ts'
import { clockProcedures } from './modules/clock/index.ts'
import { templateProcedures } from './modules/content/index.ts'
import { experimentProcedures } from './modules/experiments/index.ts'
import { importProcedures } from './modules/imports/index.ts'
import { journeyProcedures } from './modules/journeys/index.ts'
import { listProcedures } from './modules/lists/index.ts'
import { mailboxProcedures } from './modules/mailbox/index.ts'
import { messageProcedures } from './modules/messages/index.ts'
import { profileProcedures } from './modules/profiles/index.ts'
import { segmentProcedures } from './modules/segments/index.ts'
import type { AnyProcedure } from './procedures/procedure.ts'

/** Every procedure of the product: REST, OpenAPI, tRPC and the permission test all read this one list. */
export const allProcedures = [
  ...profileProcedures,
  ...importProcedures,
  ...segmentProcedures,
  ...listProcedures,
  ...templateProcedures,
  ...catalogueProcedures,
  ...journeyProcedures,
  ...analyticsProcedures,
  ...experimentProcedures,
  ...mailboxProcedures,
  ...messageProcedures,
  ...clockProcedures,
  ...keyProcedures,
  ...memberProcedures,
  ...overviewProcedures,
  ...demoProcedures,
  ...workspaceProcedures,
] as const

/** The same list where only declarations matter. */
export const anyProcedures = (): readonly AnyProcedure[] => allProcedures
