/** A request that sends the first event, ready to be pasted into a terminal. */
export function firstEventCommand(origin: string, writeKey: string): string {
  return [
    `curl ${origin}/v1/track \\`,
    `  -u '${writeKey}:' \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -d '{"userId": "anna-1", "event": "Signed Up", "properties": {"plan": "free"}}'`,
  ].join('\n')
}

export const keyPlaceholder = 'YOUR_WRITE_KEY'
