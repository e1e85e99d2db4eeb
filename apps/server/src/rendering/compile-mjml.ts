import type { MjmlResult, TemplateFault } from './render-protocol.ts'

interface MjmlError { readonly line?: number; readonly message: string; readonly tagName?: string }

/** MJML to HTML. Files are never read: includes are ignored. Runs in the render child; the library is loaded at the first use. */
export async function compileMjml(source: string): Promise<MjmlResult> {
  const { default: mjml } = await import('mjml')
  try {
    const { html, errors } = await mjml(source, { validationLevel: 'soft', ignoreIncludes: true, keepComments: false })
    return { ok: true, html, warnings: (errors as readonly MjmlError[]).map(faultOf) }
  } catch (error) {
    return { ok: false, errors: faultsOf(error) }
  }
}

const faultOf = (error: MjmlError): TemplateFault => ({ line: error.line ?? null, message: error.tagName === undefined ? error.message : `<${error.tagName}>: ${error.message}` })

function faultsOf(error: unknown): TemplateFault[] {
  const listed = (error as { errors?: unknown }).errors
  if (Array.isArray(listed) && listed.length > 0) return (listed as MjmlError[]).map(faultOf)
  const message = error instanceof Error ? error.message.split('\n')[0] ?? '' : String(error)
  const line = /\bline:? (\d+)/i.exec(message)
  return [{ line: line ? Number(line[1]) : null, message }]
}
