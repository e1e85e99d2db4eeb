import { useCallback, useEffect, useRef, useState } from 'react'
import { problemText } from '../../base/http.ts'
import { trpc } from '../../base/trpc.ts'

export type Mail = Awaited<ReturnType<typeof trpc.mailbox.list.query>>['data'][number]

interface Mailbox {
  readonly messages: readonly Mail[]
  readonly isLoading: boolean
  readonly problem: string | null
  readonly hasMore: boolean
  readonly reload: () => void
  readonly loadMore: () => void
}

/** Messages to one address, or all; an answer that a newer question has overtaken is dropped. */
export function useMailbox(to: string): Mailbox {
  const [messages, setMessages] = useState<readonly Mail[]>([])
  const [cursor, setCursor] = useState<string | null>(null)
  const [isLoading, setLoading] = useState(true)
  const [problem, setProblem] = useState<string | null>(null)
  const latest = useRef(0)

  const load = useCallback((from: string | null) => {
    latest.current += 1
    const ticket = latest.current
    setLoading(true)
    trpc.mailbox.list.query({ limit: 50, ...(to === '' ? {} : { to }), ...(from === null ? {} : { cursor: from }) }).then((page) => {
      if (ticket !== latest.current) return
      setMessages((present) => (from === null ? page.data : [...present, ...page.data]))
      setCursor(page.nextCursor)
      setProblem(null)
      setLoading(false)
    }, (error: unknown) => {
      if (ticket !== latest.current) return
      setProblem(problemText(error))
      setLoading(false)
    })
  }, [to])

  useEffect(() => { load(null) }, [load])
  return { messages, isLoading, problem, hasMore: cursor !== null, reload: () => { load(null) }, loadMore: () => { load(cursor) } }
}
