/** Whether e-mail can reach people: not while it lies in the built-in mailbox or goes to a catch-all on this very machine. */
export function mailLeavesMachine(smtpUrl: string | undefined): boolean {
  if (smtpUrl === undefined) return false
  const host = new URL(smtpUrl).hostname
  return host !== 'localhost' && host !== '[::1]' && !/^127\.\d+\.\d+\.\d+$/.test(host)
}
