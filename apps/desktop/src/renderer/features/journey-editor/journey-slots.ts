import type { EditorSlots } from './slots.ts'

/** Who stands where in the editor of a journey. */
export const journeySlots: EditorSlots = {}
