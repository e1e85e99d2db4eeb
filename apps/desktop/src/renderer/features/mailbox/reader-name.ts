import type { Mail } from './use-mailbox.ts'

/** Who got a mail: as the customer is called, else the address. */
export const readerName = ({ customerLabel, to }: Pick<Mail, 'customerLabel' | 'to'>): string => customerLabel ?? to
