import type { Page } from 'playwright-core'

/** What stands wrong on the page as it is now: a page that scrolls sideways, words cut off without a sign of it, buttons that lie over one another. One line each. */
export function layoutFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = []
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth > clientWidth) faults.push(`the page is ${scrollWidth} px wide in a window of ${clientWidth}`)
    const isSeen = (element: Element): boolean => element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    const wordsOf = (element: Element): string => (element.textContent ?? '').trim().replaceAll(/\s+/g, ' ').slice(0, 60)
    // An ellipsis is made of running text only: a box in it, such as a button, is cut without a sign.
    const isCutByBoxAround = (element: Element): boolean => {
      // One pixel square is the usual way to keep words for screen readers only.
      if (element.clientWidth === 1 || getComputedStyle(element).textOverflow === 'ellipsis') return false
      const right = Math.max(...[...element.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE).map((words) => {
        const range = document.createRange()
        range.selectNodeContents(words)
        return range.getBoundingClientRect().right
      }))
      let isRunning = getComputedStyle(element).display === 'inline'
      for (let box = element.parentElement; box !== null && box !== document.body; box = box.parentElement) {
        const { overflowX, textOverflow, display } = getComputedStyle(box)
        if (overflowX === 'auto' || overflowX === 'scroll') return false
        if (overflowX !== 'visible' && box.clientWidth > 1 && right > box.getBoundingClientRect().right + 1) return !(isRunning && textOverflow === 'ellipsis')
        isRunning &&= display === 'inline'
      }
      return false
    }
    for (const element of document.querySelectorAll<HTMLElement>('button, a, label, th, td, h1, h2, h3, p, li, span, dt, dd')) {
      const hasOwnWords = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '')
      if (!hasOwnWords || !isSeen(element) || element.closest('.cm-editor, .react-flow__viewport') !== null) continue
      const style = getComputedStyle(element)
      const isCut = style.overflowX !== 'visible' && style.overflowX !== 'auto' && style.overflowX !== 'scroll' && element.scrollWidth > element.clientWidth + 1
      if (isCut && style.textOverflow !== 'ellipsis' && element.clientWidth > 1) faults.push(`cut off: “${wordsOf(element)}”`)
      else if (isCutByBoxAround(element)) faults.push(`cut off by what is around it: “${wordsOf(element)}”`)
    }
    // What is open lies over the page on purpose.
    const overlays = '[role=dialog], [role=alertdialog], [role=menu], [role=listbox], [data-radix-popper-content-wrapper]'
    const isScrolledAway = (element: Element, x: number, y: number): boolean => {
      for (let box = element.parentElement; box !== null; box = box.parentElement) {
        const { left, top, right, bottom } = box.getBoundingClientRect()
        if (getComputedStyle(box).overflowY !== 'visible' && box !== document.body && (x < left || x > right || y < top || y > bottom)) return true
      }
      return false
    }
    const buttons = [...document.querySelectorAll<HTMLElement>('button, a[href], input, select')].filter((element) => isSeen(element) && element.closest('.cm-editor, .react-flow__viewport') === null)
    for (const button of buttons) {
      const { left, top, width, height } = button.getBoundingClientRect()
      const [x, y] = [left + width / 2, top + height / 2]
      if (width < 2 || height < 2 || x < 0 || y < 0 || x > innerWidth || y > innerHeight) continue
      if (isScrolledAway(button, x, y)) continue
      const hit = document.elementFromPoint(x, y)
      const overlay = hit?.closest(overlays)
      if (overlay && !overlay.contains(button)) continue
      const other = hit?.closest('button, a[href], input, select')
      if (other && other !== button && !button.contains(other) && !other.contains(button)) faults.push(`“${wordsOf(button) || button.ariaLabel}” lies under “${wordsOf(other) || other.ariaLabel}”`)
    }
    return faults
  })
}
