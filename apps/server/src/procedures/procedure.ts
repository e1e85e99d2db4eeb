import type { z } from 'zod'
import type { Logger } from 'pino'
import type { Deps } from '../deps.ts'
import { parseInput } from '../errors/validation.ts'
import { requirePermission } from './actor.ts'
import type { Actor } from './actor.ts'
import type { Permission } from './permissions.ts'

// A procedure is a use case with its input, output and permission, written once. tRPC, REST and OpenAPI are derived
// from the same value, so no surface can forget a permission or accept another input.

export interface ProcedureContext {
  readonly deps: Deps
  readonly actor: Actor
  readonly workspaceId: string
  readonly requestId: string
  readonly log: Logger
  /** Aborted when the client goes away. */
  readonly signal: AbortSignal
}

export interface RestRoute {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Below /api/v1, with `:name` for path parameters: each is a field of the input. */
  readonly path: string
  readonly status: 200 | 201 | 202 | 204
  /** Headers that fill input fields: field name -> lower-case header name. */
  readonly headers?: Readonly<Record<string, string>>
  /** Permissions are checked on every surface; `tag` only groups the documentation. */
  readonly tag: string
}

export type ProcedureKind = 'query' | 'mutation'

export interface Procedure<I extends z.ZodType, O extends z.ZodType, Id extends string = string, Kind extends ProcedureKind = ProcedureKind> {
  /** `noun.verb`: the tRPC path and the OpenAPI operation id. */
  readonly id: Id
  readonly kind: Kind
  readonly permission: Permission
  readonly summary: string
  readonly input: I
  readonly output: O
  readonly rest: RestRoute | null
  /** Checks the permission, parses the input, runs the use case, and drops whatever the output schema does not name. */
  call(context: ProcedureContext, input: unknown): Promise<z.output<O>>
}

/** Any procedure, when only its declarations and its call matter. */
export type AnyProcedure = Procedure<z.ZodType, z.ZodType>

type ProcedureDefinition<I extends z.ZodType, O extends z.ZodType, Id extends string, Kind extends ProcedureKind> = Omit<Procedure<I, O, Id, Kind>, 'call'> & {
  readonly run: (context: ProcedureContext, input: z.output<I>) => Promise<z.input<O>>
}

export function defineProcedure<I extends z.ZodType, O extends z.ZodType, const Id extends string, const Kind extends ProcedureKind>(definition: ProcedureDefinition<I, O, Id, Kind>): Procedure<I, O, Id, Kind> {
  const { run, ...declared } = definition
  return {
    ...declared,
    async call(context, input) {
      requirePermission(context.actor, definition.permission)
      const parsed = parseInput<z.output<I>>(definition.input as z.ZodType<z.output<I>>, input)
      return definition.output.parse(await run(context, parsed)) as z.output<O>
    },
  }
}
