// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { useOnReturn } from './use-on-return.ts'

afterEach(() => { cleanup(); vi.restoreAllMocks() })

function Page({ onReturn }: { readonly onReturn: () => void }) {
  useOnReturn(onReturn)
  return null
}

it('tells of a return to the window and to the tab, not of leaving it, and not any more when the page is gone', () => {
  const onReturn = vi.fn()
  const { unmount } = render(<Page onReturn={onReturn} />)
  window.dispatchEvent(new Event('focus'))
  expect(onReturn).toHaveBeenCalledTimes(1)
  const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true)
  document.dispatchEvent(new Event('visibilitychange'))
  expect(onReturn).toHaveBeenCalledTimes(1)
  hidden.mockReturnValue(false)
  document.dispatchEvent(new Event('visibilitychange'))
  expect(onReturn).toHaveBeenCalledTimes(2)
  unmount()
  window.dispatchEvent(new Event('focus'))
  expect(onReturn).toHaveBeenCalledTimes(2)
})
