import type { JsonObject } from '../../model/json.ts'
import type { currentSchemaVersion } from '../journey-document.ts'

/** Turns a document of one version into the next. Works on JSON as it was stored, never on today's types. */
export type VersionStep = (document: JsonObject) => JsonObject

type KnownVersion = 1
type OldVersion = Exclude<KnownVersion, typeof currentSchemaVersion>

/** One step for every version before the current one: a missing step does not compile. */
export const versionSteps: { readonly [Version in OldVersion]: VersionStep } = {}
