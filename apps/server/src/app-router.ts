import { allProcedures } from './router.ts'
import { routerOf } from './trpc.ts'

export const appRouter = routerOf(allProcedures)
export type AppRouter = typeof appRouter
