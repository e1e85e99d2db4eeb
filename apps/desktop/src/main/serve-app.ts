import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { appHost, parseUrl } from './app-origin.ts'
import { contentSecurityPolicy } from './security.ts'

const types: Readonly<Record<string, string>> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.svg': 'image/svg+xml', '.png': 'image/png', '.woff2': 'font/woff2', '.json': 'application/json' }

const headers = (type: string): Record<string, string> => ({
  'Content-Type': type,
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
})

/** What the server serves: forwarded, everything else is a file or a page of the app. */
const isServerPath = (pathname: string): boolean => /^\/(api|trpc|v1)(\/|$)/.test(pathname)

interface Options {
  /** The built renderer. */
  readonly folder: string
  readonly forward: (request: Request) => Promise<Response>
}

/** The handler of app://: calls go to the server, files come out of the folder and never from beside it, every other path is the app's page. */
export function serveApp({ folder, forward }: Options): (request: Request) => Promise<Response> {
  const root = path.resolve(folder)
  return async (request) => {
    const url = parseUrl(request.url)
    if (url === null || url.host !== appHost) return new Response('Not found', { status: 404, headers: headers('text/plain') })
    if (isServerPath(url.pathname)) return forward(request)
    if (request.method !== 'GET' && request.method !== 'HEAD') return new Response('Method not allowed', { status: 405, headers: headers('text/plain') })
    const file = fileOf(root, url.pathname)
    if (file === null) return new Response('Not found', { status: 404, headers: headers('text/plain') })
    try {
      return new Response(new Uint8Array(await readFile(file)), { headers: headers(types[path.extname(file)] ?? 'application/octet-stream') })
    } catch {
      return new Response('Not found', { status: 404, headers: headers('text/plain') })
    }
  }
}

function fileOf(root: string, pathname: string): string | null {
  let decoded: string
  try {
    decoded = decodeURIComponent(pathname)
  } catch {
    return null
  }
  // A page of the app has no extension; the renderer reads the address itself.
  if (!decoded.startsWith('/assets/') && path.extname(decoded) === '') return path.join(root, 'index.html')
  const file = path.resolve(root, `.${path.posix.normalize(decoded.replaceAll('\\', '/'))}`)
  return file.startsWith(root + path.sep) && !decoded.includes('\0') ? file : null
}
