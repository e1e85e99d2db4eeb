/**
 * Every expected failure: HTTP status, how it is logged, and what the caller should do.
 * Alphabetical, append only: a code is never reused for something else.
 */
export const errorCodes = {
  CLOCK_NOT_MOVABLE: { status: 409, log: 'info', title: 'The clock of this workspace cannot be moved', todo: 'Use an API key of a sandbox workspace.' },
  CONFLICT: { status: 409, log: 'info', title: 'The object was changed by someone else', todo: 'Read it again and repeat the change on the newest revision.' },
  DATA_DIR_IN_USE: { status: 503, log: 'error', title: 'Another Sendero uses this data directory', todo: 'Stop the other one, or set DATA_DIR to another folder.' },
  FORBIDDEN: { status: 403, log: 'warn', title: 'Not allowed', todo: 'Use a key or role with the permission named in the detail.' },
  IDEMPOTENCY_IN_FLIGHT: { status: 409, log: 'info', title: 'A request with this Idempotency-Key is still running', todo: 'Wait and repeat the same request.' },
  IDEMPOTENCY_MISMATCH: { status: 422, log: 'info', title: 'This Idempotency-Key was used for another request', todo: 'Use a new key for a new request.' },
  INTERNAL: { status: 500, log: 'error', title: 'Something went wrong on our side', todo: 'Repeat later; quote the request id when you report it.' },
  INVALID_INPUT: { status: 422, log: 'info', title: 'The request is not valid', todo: 'Correct the fields listed under errors.' },
  MAILBOX_OFF: { status: 404, log: 'info', title: 'The built-in mailbox is off', todo: 'Look at the mail server that the settings of the workspace or SMTP_URL name.' },
  MALFORMED: { status: 400, log: 'info', title: 'The request cannot be read', todo: 'Send well-formed JSON.' },
  NOT_FOUND: { status: 404, log: 'info', title: 'Not found', todo: 'Check the id; objects of other workspaces are never visible.' },
  NOT_PUBLISHABLE: { status: 422, log: 'info', title: 'The journey cannot be published as it is drawn', todo: 'Correct what the diagnostics of severity error name; the draft is kept.' },
  NOT_SENT: { status: 422, log: 'info', title: 'The mail was not sent', todo: 'Correct what the detail names and send it again.' },
  PAYLOAD_TOO_LARGE: { status: 413, log: 'info', title: 'The request is too large', todo: 'Send smaller requests.' },
  PRECONDITION_REQUIRED: { status: 428, log: 'info', title: 'The request does not say which state it is based on', todo: 'Send If-Match with the draftRevision you have read.' },
  SUPERSEDED: { status: 409, log: 'info', title: 'A newer question took the place of this one', todo: 'Nothing: use the answer of the newer request.' },
  TOO_MANY_REQUESTS: { status: 429, log: 'info', title: 'Too many requests', todo: 'Wait for the seconds in Retry-After.' },
  UNAUTHENTICATED: { status: 401, log: 'info', title: 'Not authenticated', todo: 'Send a valid key as Authorization: Bearer sk_..., or sign in.' },
  UNAVAILABLE: { status: 503, log: 'warn', title: 'Temporarily unavailable', todo: 'Repeat after the seconds in Retry-After.' },
  WRONG_STATE: { status: 409, log: 'info', title: 'Not possible in the present state', todo: 'Look at the present state named in the detail.' },
} as const satisfies Record<string, { status: number; log: 'info' | 'warn' | 'error'; title: string; todo: string }>

export type ErrorCode = keyof typeof errorCodes
