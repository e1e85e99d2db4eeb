import { createTRPCClient, httpBatchLink } from '@trpc/client'
import type { AppRouter } from '@sendero/server/router'

/** The server's procedures, typed. Cookies carry the session. */
export const trpc = createTRPCClient<AppRouter>({ links: [httpBatchLink({ url: '/trpc' })] })
