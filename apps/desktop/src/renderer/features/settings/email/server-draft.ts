import type { Security } from './mail-presets.ts'
import type { SmtpSettings } from './smtp-settings.ts'

export interface ServerDraft { readonly host: string; readonly port: number; readonly security: Security; readonly user: string; readonly password: string; readonly fromName: string; readonly fromEmail: string }

/** Nothing typed: a stored password stays. */
export const blankPassword = ''

export const draftOf = ({ server, fromName, fromEmail }: SmtpSettings): ServerDraft =>
  ({ host: server?.host ?? '', port: server?.port ?? 587, security: server?.security ?? 'starttls', user: server?.user ?? '', password: blankPassword, fromName, fromEmail })

export const inputOf = ({ password, host, user, fromName, fromEmail, port, security }: ServerDraft) =>
  ({ host: host.trim(), port, security, user: user.trim(), fromName: fromName.trim(), fromEmail: fromEmail.trim(), ...(password === blankPassword ? {} : { password }) })
