import { describe, expect, it } from 'vitest'
import { AppError } from './app-error.ts'
import { errorCodes } from './error-codes.ts'
import { problemDetails } from './problem-details.ts'

describe('problem documents', () => {
  it('never show the words or the stack of an unexpected error', () => {
    const problem = problemDetails(new Error('password=hunter2 at /srv/secret.ts'))
    expect(problem).toMatchObject({ status: 500, code: 'INTERNAL' })
    expect(JSON.stringify(problem)).not.toMatch(/hunter2|secret|stack/)
  })

  it('carry fields at fault and further members', () => {
    const problem = problemDetails(new AppError('INVALID_INPUT', 'name: too long', { errors: [{ path: 'name', message: 'too long' }], data: { diagnostics: [1] } }))
    expect(problem).toMatchObject({ status: 422, detail: 'name: too long', errors: [{ path: 'name', message: 'too long' }], diagnostics: [1] })
  })

  it('tell what to do when there is nothing more precise', () => {
    expect(problemDetails(new AppError('NOT_FOUND')).detail).toBe(errorCodes.NOT_FOUND.todo)
  })
})

describe('the catalogue of errors', () => {
  it('is in alphabetical order', () => {
    expect(Object.keys(errorCodes)).toEqual(Object.keys(errorCodes).toSorted())
  })
})
