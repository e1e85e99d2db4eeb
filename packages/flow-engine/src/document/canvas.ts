import { z } from 'zod'

const coordinate = z.number().min(-1_000_000).max(1_000_000)

const noteSchema = z.strictObject({
  id: z.string().min(1).max(64),
  text: z.string().max(10_000),
  x: coordinate,
  y: coordinate,
  width: z.number().positive().max(10_000).optional(),
  height: z.number().positive().max(10_000).optional(),
  colour: z.string().max(32).optional(),
  nodeId: z.string().max(64).optional().describe('The node it is pinned to; x and y are then relative to that node.'),
})

const sectionSchema = z.strictObject({
  id: z.string().min(1).max(64),
  name: z.string().max(200),
  nodeIds: z.array(z.string().max(64)).max(2000),
}).describe('Steps that belong together, by a name: a phase of the journey.')

/** How the journey is drawn. The engine never looks at it. */
export const canvasSchema = z.strictObject({
  direction: z.enum(['TB', 'LR']).default('TB').describe('Top to bottom or left to right.'),
  offsets: z.record(z.string().max(64), z.strictObject({ x: coordinate, y: coordinate })).default({})
    .describe('Node id -> how far it was moved by hand from where the layout puts it.'),
  notes: z.array(noteSchema).max(500).default([]),
  sections: z.array(sectionSchema).max(200).optional(),
})

export type Canvas = z.output<typeof canvasSchema>
