import type { trpc } from '../../../base/trpc.ts'

export type SmtpSettings = Awaited<ReturnType<typeof trpc.smtp.get.query>>
