import { z } from 'zod'
import type { NodeDefinition } from '../nodes/node-definition.ts'
import { nodeRegistry, type NodeConfigs, type NodeKind } from '../nodes/registry.ts'
import { canvasSchema, type Canvas } from './canvas.ts'
import { endSchema, mostEnds, type JourneyEnd } from './ends.ts'
import { entrySchema, type Entry } from './entry.ts'
import { mostTestCases, testCaseSchema, type TestCase } from './test-cases.ts'

export const currentSchemaVersion = 1
export const mostNodes = 2000
/** What edges call the entry in `from`. */
export const entryNodeId = 'entry'

const idSchema = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, 'Use 1 to 64 letters, digits, "_" or "-".')
const nameSchema = z.string().max(200).optional()
const skippedSchema = z.boolean().optional().describe('Left out for now: people pass through by "next", else by its first port.')

export type JourneyNode = { [Kind in NodeKind]: { id: string; kind: Kind; name?: string | undefined; skipped?: boolean | undefined; config: NodeConfigs[Kind] } }[NodeKind]

function nodeSchemaOf(definition: NodeDefinition) {
  return z.strictObject({ id: idSchema, kind: z.literal(definition.kind), name: nameSchema, skipped: skippedSchema, config: definition.configSchema })
    .describe(definition.summary)
}

// The registry is typed kind by kind; a list made of it is not, so the union is named by hand once.
const variants = Object.values<NodeDefinition>(nodeRegistry).map(nodeSchemaOf)
const nodeSchema = z.discriminatedUnion('kind', variants as [typeof variants[number]]) as unknown as z.ZodType<JourneyNode>

const edgeSchema = z.strictObject({
  id: idSchema,
  from: idSchema.describe('A node id, or "entry".'),
  port: idSchema,
  to: idSchema,
})

export type JourneyEdge = z.output<typeof edgeSchema>

export interface JourneyDocument {
  schemaVersion: typeof currentSchemaVersion
  entry: Entry
  /** Goals and exits that hold everywhere in the journey. */
  ends?: JourneyEnd[] | undefined
  nodes: JourneyNode[]
  edges: JourneyEdge[]
  canvas: Canvas
  /** What must come of people who are tried on the draft. */
  tests?: TestCase[] | undefined
}

/**
 * What the canvas saves. The shape only: a document may parse and still be a half-drawn journey, which `compileJourney`
 * then refuses with diagnostics. Unknown fields are errors everywhere.
 */
export const journeyDocumentSchema: z.ZodType<JourneyDocument> = z.strictObject({
  schemaVersion: z.literal(currentSchemaVersion),
  entry: entrySchema,
  ends: z.array(endSchema).max(mostEnds).optional(),
  nodes: z.array(nodeSchema).max(mostNodes),
  edges: z.array(edgeSchema).max(mostNodes * 5),
  canvas: canvasSchema.prefault({}),
  tests: z.array(testCaseSchema).max(mostTestCases).optional(),
})
