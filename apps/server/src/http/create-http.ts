import type { FastifyInstance } from 'fastify'
import type { Deps } from '../deps.ts'
import { registerIngestion } from '../plugins/ingestion.ts'
import { registerLiveRoutes } from '../plugins/live-routes.ts'
import { registerHostedPages } from '../modules/messages/index.ts'
import { anyProcedures } from '../router.ts'
import { registerAdminRoutes } from './admin-routes.ts'
import { registerDocs } from './docs-routes.ts'
import { createApp } from './create-app.ts'
import { registerCustomerExport } from './customer-export-routes.ts'
import { registerHealthRoutes } from './health-routes.ts'
import { requestActor } from './request-actor.ts'
import { registerRest } from './rest-adapter.ts'
import { registerSessionRoutes } from './session-routes.ts'
import { registerTrpc } from './trpc-routes.ts'
import { registerUploadRoutes } from './upload-routes.ts'
import { registerWebApp } from './web-app.ts'

/** All doors of one process: health, ingestion, sign-in, REST, tRPC, live streams, hosted pages, the web app. */
export async function createHttp(deps: Deps, adminToken: string): Promise<FastifyInstance> {
  const app = await createApp(deps)
  const authenticate = (request: Parameters<typeof requestActor>[2]) => requestActor(deps, adminToken, request)
  registerHealthRoutes(app, deps)
  await registerSessionRoutes(app, deps)
  registerRest(app, deps, { procedures: anyProcedures(), authenticate })
  await registerTrpc(app, deps, authenticate)
  await app.register(registerIngestion, { deps })
  await app.register(registerUploadRoutes, { deps, authenticate })
  registerCustomerExport(app, { deps, authenticate })
  await app.register(registerLiveRoutes, { deps, authenticate })
  await app.register(registerHostedPages, { deps })
  registerDocs(app, deps)
  registerAdminRoutes(app, deps, adminToken)
  await registerWebApp(app)
  return app
}
