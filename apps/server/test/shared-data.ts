import { fileURLToPath } from 'node:url'

/** Where a file of the real data lies that some tests measure against. It is no part of the project: check that it exists, and skip with a line when not. */
export const sharedData = (path: string): string => fileURLToPath(new URL(`../../../../shared/data/${path}`, import.meta.url))
