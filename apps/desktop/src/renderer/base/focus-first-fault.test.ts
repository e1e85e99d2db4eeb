// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest'
import { focusFirstFault } from './focus-first-fault.ts'

afterEach(() => { document.body.replaceChildren() })

const refused = async (html: string): Promise<string | null> => {
  document.body.innerHTML = html
  document.querySelector<HTMLElement>('#send')?.focus()
  focusFirstFault()
  await vi.waitFor(() => { expect(document.activeElement?.id).not.toBe('send') })
  return document.activeElement?.id ?? null
}

describe('after a form was refused', () => {
  it('its first wrong field has the focus', async () => {
    expect(await refused('<input aria-invalid="true"><form><input id="a"><input id="b" aria-invalid="true"><input id="c" aria-invalid="true"><button id="send"></button></form>')).toBe('b')
  })

  it('the button may stand outside the form, at the foot of its dialog', async () => {
    expect(await refused('<div role="dialog"><form><input id="a" aria-invalid="true"></form><button id="send"></button></div>')).toBe('a')
  })

  it('of a group it is the button that Tab would reach', async () => {
    expect(await refused('<form><div role="radiogroup" aria-invalid="true"><button role="radio" tabindex="-1" id="a"></button><button role="radio" tabindex="0" id="b"></button></div><button id="send"></button></form>')).toBe('b')
  })
})
