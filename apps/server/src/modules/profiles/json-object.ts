import { z } from 'zod'
import type { JsonObject } from '@sendero/flow-engine'
import { isRecord, jsonFault } from '../events/index.ts'

/** UTF-8 bytes of all traits or properties of one request. */
const mostBytes = 64 * 1024

const shape = { type: 'object', additionalProperties: true } as const

/**
 * An object of JSON from outside that can be stored and read back as it is. Not z.record: that drops a key `__proto__` in
 * silence where the client has to hear of it.
 */
export const jsonObject = z.custom<JsonObject>(isRecord, 'must be an object').superRefine((value, context) => {
  const fault = jsonFault(value, '')
  if (fault !== null) context.addIssue({ code: 'custom', message: fault.problem, path: fault.path.split('.').filter((part) => part !== '') })
  else if (Buffer.byteLength(JSON.stringify(value)) > mostBytes) context.addIssue({ code: 'custom', message: `has more than ${mostBytes / 1024} KB` })
}).meta(shape)

/** JSON of ours on its way out. */
export const storedJson = z.custom<JsonObject>().meta(shape)
