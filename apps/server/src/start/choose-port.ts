import { createServer } from 'node:net'

/** The port to listen on: the one asked for, or a free one when 0. Throws one clear line when it is taken. */
export async function choosePort(host: string, port: number): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve, reject) => {
    probe.once('error', (error: NodeJS.ErrnoException) => { reject(error.code === 'EADDRINUSE' ? new Error(`Port ${port} on ${host} is taken. Stop the other program or set PORT.`) : error) })
    probe.listen(port, host, resolve)
  })
  const address = probe.address()
  await new Promise<void>((resolve) => { probe.close(() => { resolve() }) })
  return typeof address === 'object' && address !== null ? address.port : port
}
