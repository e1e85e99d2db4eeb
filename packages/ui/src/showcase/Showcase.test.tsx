// @vitest-environment happy-dom
/// <reference types="node" />
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import * as door from '../index.ts'
import { UiProvider } from '../UiProvider.tsx'
import { Showcase } from './Showcase.tsx'

afterEach(cleanup)

const sections = readdirSync(import.meta.dirname).filter((name) => /(Section|Showcase)\.tsx$/.test(name)).map((name) => readFileSync(path.join(import.meta.dirname, name), 'utf8')).join('\n')
// The provider is the app's, around the page.
const components = Object.entries(door).filter(([name, value]) => typeof value === 'function' && /^[A-Z]/.test(name) && name !== 'UiProvider').map(([name]) => name)

describe('the showcase', () => {
  it('is about all components', () => {
    expect(components.length).toBeGreaterThan(50)
  })

  it.each(components)('shows %s', (name) => {
    expect(sections).toMatch(new RegExp(`<${name}[\\s>]`))
  })

  it('is drawn without a complaint, with a heading for every chapter of its list', () => {
    const complaint = vi.spyOn(console, 'error')
    render(<UiProvider><Showcase /></UiProvider>)
    expect(complaint).not.toHaveBeenCalled()
    const chapters = screen.getByRole('navigation', { name: 'Chapters' }).querySelectorAll('a')
    expect(chapters.length).toBeGreaterThan(5)
    for (const link of chapters) expect(document.getElementById(link.getAttribute('href')?.slice(1) ?? '')?.querySelector('h2')?.textContent).toBe(link.textContent)
    complaint.mockRestore()
  })

  it('gives every control a name', () => {
    render(<UiProvider><Showcase /></UiProvider>)
    const nameless = [...document.querySelectorAll('button, input, select, textarea')].filter((control) => {
      const labels = control instanceof HTMLInputElement || control instanceof HTMLSelectElement || control instanceof HTMLTextAreaElement ? control.labels?.length ?? 0 : 0
      return control.getAttribute('aria-hidden') !== 'true' && labels === 0 && control.getAttribute('aria-label') === null && control.textContent === '' && control.id === ''
    })
    expect(nameless.map((control) => control.outerHTML)).toEqual([])
  })
})
