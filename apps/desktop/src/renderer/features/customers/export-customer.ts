import { t } from '@sendero/i18n'
import { ProblemError, workspaceHeaders } from '../../base/http.ts'

/** Gives everything that is known of a customer to the person as a file. Throws ProblemError. */
export async function downloadEverything(id: string): Promise<void> {
  const response = await fetch(`/api/v1/customers/${encodeURIComponent(id)}/export.json`, { headers: workspaceHeaders() }).catch(() => null)
  if (response === null) throw new ProblemError({ status: 0, code: 'UNREACHABLE', detail: t('The server does not answer. Check that it is running, then try again.') })
  if (!response.ok) {
    const { detail } = await response.json().catch(() => ({})) as { detail?: string }
    throw new ProblemError({ status: response.status, detail: detail ?? t('The server answered {status}.', { status: response.status }) })
  }
  const address = URL.createObjectURL(await response.blob())
  const link = document.createElement('a')
  link.href = address
  link.download = `${id}.json`
  link.click()
  // The download has begun by then; the file itself may be large.
  setTimeout(() => { URL.revokeObjectURL(address) }, 60_000)
}
