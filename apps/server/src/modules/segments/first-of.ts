/** The result of `work` when it comes within `timeLimitMs`, else null; the work goes on and its caller has to look after it. */
export async function firstOf<T>(work: Promise<T>, timeLimitMs: number): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<null>((resolve) => { timer = setTimeout(() => { resolve(null) }, timeLimitMs) })
  try {
    return await Promise.race([work, limit])
  } finally {
    clearTimeout(timer)
  }
}
