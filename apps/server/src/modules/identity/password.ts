import { hash, verify } from '@node-rs/argon2'
import { AppError } from '../../errors/app-error.ts'

// Argon2id with the parameters OWASP's password storage cheat sheet gives as its first choice: 19 MiB, 2 passes, 1 lane.
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

const minLength = 12
const maxLength = 200
const tooCommon = new Set(['password1234', '123456789012', 'qwertyuiop12', 'administrator', 'passwordpassword', 'senderosendero', 'letmeinletmein', 'changemechangeme'])

/** Refuses a password that is too short, too long or on the list of the most common ones. */
export function checkPassword(password: string): void {
  if (password.length < minLength) throw new AppError('INVALID_INPUT', `The password needs at least ${minLength} characters.`, { errors: [{ path: 'password', message: `At least ${minLength} characters.` }] })
  if (password.length > maxLength) throw new AppError('INVALID_INPUT', `The password may have at most ${maxLength} characters.`, { errors: [{ path: 'password', message: `At most ${maxLength} characters.` }] })
  if (tooCommon.has(password.toLowerCase()) || new Set(password).size < 4) throw new AppError('INVALID_INPUT', 'This password is too easy to guess.', { errors: [{ path: 'password', message: 'This is too easy to guess.' }] })
}

export const hashPassword = (password: string): Promise<string> => hash(password, parameters)

let dummy: Promise<string> | undefined

/** Takes as long for an unknown user as for a known one, so that time does not tell who has an account. */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  dummy ??= hashPassword('no user has this password')
  const isRight = await verify(stored ?? await dummy, password.slice(0, maxLength + 1))
  return stored !== null && isRight
}
