/** Gives a file to the person, in the browser as in the desktop app: the usual download of either. */
export function saveFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The download has begun by then; the file itself may be large.
  setTimeout(() => { URL.revokeObjectURL(address) }, 60_000)
}

/** The name of a journey as every system takes it for a file. */
export function fileName(name: string, ending: string): string {
  const plain = name.normalize('NFC').replaceAll(/[\p{Cc}\p{Cf}<>:"/\\|?*]/gu, ' ').replaceAll(/\s+/g, ' ').trim().replaceAll(/^[. ]+|[. ]+$/g, '').slice(0, 80).trim()
  return `${plain === '' ? 'Journey' : plain}.${ending}`
}
