import { initTRPC, TRPCError } from '@trpc/server'
import { AppError } from './errors/app-error.ts'
import { problemDetails } from './errors/problem-details.ts'
import type { Procedure, ProcedureContext } from './procedures/procedure.ts'

const t = initTRPC.context<ProcedureContext>().create({
  errorFormatter: ({ shape, error }) => ({ ...shape, message: problemDetails(error.cause).detail, data: { problem: problemDetails(error.cause) } }),
})

export const trpcRouter = t.router

const trpcCodes: Readonly<Record<number, TRPCError['code']>> = { 400: 'BAD_REQUEST', 401: 'UNAUTHORIZED', 403: 'FORBIDDEN', 404: 'NOT_FOUND', 409: 'CONFLICT', 413: 'PAYLOAD_TOO_LARGE', 422: 'UNPROCESSABLE_CONTENT', 429: 'TOO_MANY_REQUESTS', 503: 'SERVICE_UNAVAILABLE' }

async function callProcedure<Input, Output>(procedure: Procedure<Input, Output>, context: ProcedureContext, input: unknown): Promise<Output> {
  try {
    return await procedure.call(context, input)
  } catch (error) {
    const code = error instanceof AppError ? trpcCodes[error.status] ?? 'INTERNAL_SERVER_ERROR' : 'INTERNAL_SERVER_ERROR'
    throw new TRPCError({ code, cause: error })
  }
}

/** A read as a tRPC query: same permission, input and output as on every other surface. */
export const asQuery = <Input, Output>(procedure: Procedure<Input, Output>) =>
  t.procedure.input((value: unknown) => value as Input).query(({ ctx, input }) => callProcedure(procedure, ctx, input))

/** A change as a tRPC mutation. */
export const asMutation = <Input, Output>(procedure: Procedure<Input, Output>) =>
  t.procedure.input((value: unknown) => value as Input).mutation(({ ctx, input }) => callProcedure(procedure, ctx, input))
