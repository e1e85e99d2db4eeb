/** Milliseconds since 1970-01-01T00:00:00Z. The engine never reads a clock: every instant is an argument. */
export type Instant = number
