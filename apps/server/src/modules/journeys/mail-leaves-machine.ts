import { isLoopback } from '../../env.ts'

/**
 * Whether e-mail can reach people: not while it lies in the built-in mailbox or goes to a catch-all on this very machine. `host`: the
 * mail server in use, as a URL or a person writes it; null while there is none.
 */
export const mailLeavesMachine = (host: string | null): boolean => host !== null && !isLoopback(host.replace(/^\[|\]$/g, ''))
