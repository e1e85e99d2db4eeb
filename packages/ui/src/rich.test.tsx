// @vitest-environment happy-dom
import { render, screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { rich } from './rich.ts'

it('puts markup where the message has its tags and nodes where it has its names, and asks for no keys', () => {
  const complaints = vi.spyOn(console, 'error')
  render(<p>{rich('{count, plural, one {# person} other {# people}} in <link>the <b>big</b> list</link> of {name}', { count: 2, name: <em>Ada</em>, link: (inside) => <a href="/lists">{inside}</a>, b: (inside) => <b>{inside}</b> })}</p>)
  expect(screen.getByRole('paragraph').innerHTML).toBe('2 people in <a href="/lists">the <b>big</b> list</a> of <em>Ada</em>')
  expect(complaints).not.toHaveBeenCalled()
})
