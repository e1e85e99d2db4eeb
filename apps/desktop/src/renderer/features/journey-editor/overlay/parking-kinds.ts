import { nodeKinds } from '@sendero/flow-engine/document'

/** Only there people stand, all of them or some; other steps they pass in one go. */
export const parkingKinds: ReadonlySet<string> = new Set(nodeKinds.filter(({ parks }) => parks !== false).map(({ kind }) => kind))
