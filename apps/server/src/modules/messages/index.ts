// Messages: what is to be sent, what was sent, and what came of it.
export { eraseMessages, moveMessages } from './messages-of-customers-repository.ts'
