import { z } from 'zod'
import type { JsonObject } from '@sendero/flow-engine'
import { jsonFault } from '../events/index.ts'

/** UTF-8 bytes of all traits or properties of one request. */
const mostBytes = 64 * 1024

/** An object of JSON from outside that can be stored and read back as it is. */
export const jsonObject = z.record(z.string(), z.unknown()).superRefine((value, context) => {
  const fault = jsonFault(value, '')
  if (fault !== null) context.addIssue({ code: 'custom', message: fault.problem, path: fault.path.split('.').filter((part) => part !== '') })
  else if (Buffer.byteLength(JSON.stringify(value)) > mostBytes) context.addIssue({ code: 'custom', message: `has more than ${mostBytes / 1024} KB` })
}).transform((value) => value as JsonObject)
