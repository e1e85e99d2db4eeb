import type { JourneyDocument } from '@sendero/flow-engine/document'
import type { CameOut, Expected, WalkEnd } from '../kernels/dry-run/judge-test.ts'
import { stepLabel } from '../nodes/step-label.ts'

export const endWords: Readonly<Record<WalkEnd, string>> = { completed: 'come to the end of the journey', converted: 'convert', exited: 'leave the journey', waiting: 'still wait' }

const titleOf = (document: JourneyDocument, nodeId: string): string => (nodeId === 'entry' ? 'the entry' : stepLabel(document, nodeId) === null ? 'a step that is gone' : `“${stepLabel(document, nodeId) ?? ''}”`)

/** `They come to “Thank you”.` */
export const expectedWords = (expected: Expected, document: JourneyDocument): string => (expected.kind === 'step' ? `They come to ${titleOf(document, expected.nodeId)}.` : `They ${endWords[expected.end]}.`)

/** What came of it instead: `They convert at “Goal”.` */
export const cameOutWords = ({ nodeId, end }: CameOut, document: JourneyDocument): string => `They ${endWords[end]} at ${titleOf(document, nodeId)}.`
