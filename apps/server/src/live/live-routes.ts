import type { FastifyInstance } from 'fastify'
export async function registerLiveRoutes(_app: FastifyInstance, _options: unknown): Promise<void> {}
