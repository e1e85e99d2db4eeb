import { initTRPC, TRPCError } from '@trpc/server'
import type { TRPCMutationProcedure, TRPCQueryProcedure } from '@trpc/server'
import type { z } from 'zod'
import { AppError } from './errors/app-error.ts'
import { problemDetails } from './errors/problem-details.ts'
import type { AnyProcedure, Procedure, ProcedureContext } from './procedures/procedure.ts'

const t = initTRPC.context<ProcedureContext>().create({
  errorFormatter: ({ shape, error }) => {
    const problem = problemDetails(appErrorOf(error))
    return { ...shape, message: problem.detail, data: { problem } }
  },
})

const trpcCodes: Readonly<Record<number, TRPCError['code']>> = { 400: 'BAD_REQUEST', 401: 'UNAUTHORIZED', 403: 'FORBIDDEN', 404: 'NOT_FOUND', 409: 'CONFLICT', 413: 'PAYLOAD_TOO_LARGE', 422: 'UNPROCESSABLE_CONTENT', 428: 'PRECONDITION_REQUIRED', 429: 'TOO_MANY_REQUESTS', 503: 'SERVICE_UNAVAILABLE' }

/** What tRPC finds wrong with a request before a procedure sees it. */
const faultsOfRequests: Readonly<Partial<Record<TRPCError['code'], ConstructorParameters<typeof AppError>>>> = {
  NOT_FOUND: ['NOT_FOUND', 'There is no such procedure.'],
  PARSE_ERROR: ['MALFORMED', 'The request is not valid JSON.'],
  BAD_REQUEST: ['MALFORMED', 'The request cannot be read.'],
  METHOD_NOT_SUPPORTED: ['MALFORMED', 'Ask queries with GET or POST and mutations with POST.'],
  UNSUPPORTED_MEDIA_TYPE: ['MALFORMED', 'Send the body as application/json.'],
  PAYLOAD_TOO_LARGE: ['PAYLOAD_TOO_LARGE'],
  CLIENT_CLOSED_REQUEST: ['SUPERSEDED', 'The request was given up by who sent it.'],
}

/** The failure behind an error of tRPC: ours, a fault of the request, or INTERNAL. */
export function appErrorOf(error: TRPCError): AppError {
  if (error.cause instanceof AppError) return error.cause
  const fault = faultsOfRequests[error.code]
  return fault === undefined ? new AppError('INTERNAL', undefined, { cause: error.cause ?? error }) : new AppError(...fault)
}

/** The same failure for tRPC, with the status that REST answers. */
export function trpcErrorOf(error: unknown): TRPCError {
  const code = error instanceof AppError ? trpcCodes[error.status] ?? 'INTERNAL_SERVER_ERROR' : 'INTERNAL_SERVER_ERROR'
  return new TRPCError({ code, cause: error })
}

async function callProcedure(procedure: AnyProcedure, context: ProcedureContext, input: unknown): Promise<unknown> {
  try {
    return await procedure.call(context, input)
  } catch (error) {
    throw trpcErrorOf(error)
  }
}

type Types<I extends z.ZodType, O extends z.ZodType> = { input: z.input<I>; output: z.output<O>; meta: unknown }
type ToTrpc<P> = P extends Procedure<infer I, infer O, string, infer Kind>
  ? Kind extends 'query' ? TRPCQueryProcedure<Types<I, O>> : TRPCMutationProcedure<Types<I, O>>
  : never
type NounOf<Id> = Id extends `${infer Noun}.${string}` ? Noun : never
type VerbOf<Id> = Id extends `${string}.${infer Verb}` ? Verb : never
type RouterRecord<P extends AnyProcedure> = {
  [Noun in NounOf<P['id']>]: { [Q in Extract<P, { id: `${Noun}.${string}` }> as VerbOf<Q['id']>]: ToTrpc<Q> }
}

/** The typed tRPC router of a list of procedures: `noun.verb` becomes router.noun.verb. */
export function routerOf<P extends AnyProcedure>(procedures: readonly P[]) {
  const record: Record<string, Record<string, unknown>> = {}
  for (const procedure of procedures) {
    const [noun = '', verb = ''] = procedure.id.split('.')
    const base = t.procedure.input((value: unknown) => value)
    const call = ({ ctx, input }: { ctx: ProcedureContext; input: unknown }): Promise<unknown> => callProcedure(procedure, ctx, input ?? {})
    ;(record[noun] ??= {})[verb] = procedure.kind === 'query' ? base.query(call) : base.mutation(call)
  }
  // The record was built from the same list its type is computed from.
  return t.router(record as RouterRecord<P>)
}
