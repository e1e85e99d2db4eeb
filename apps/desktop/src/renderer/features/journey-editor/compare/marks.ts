import { Minus, Pencil, Plus, Route, type LucideIcon } from 'lucide-react'
import type { Mark } from '../kernels/compare/document-diff.ts'

interface Look { readonly icon: LucideIcon; readonly tone: 'good' | 'danger' | 'info' | 'neutral'; readonly word: string }

/** Colour never says it alone: each mark has a sign and a word. */
export const markLooks: Readonly<Record<Mark | 'way', Look>> = {
  added: { icon: Plus, tone: 'good', word: 'Added' }, removed: { icon: Minus, tone: 'danger', word: 'Removed' },
  changed: { icon: Pencil, tone: 'info', word: 'Changed' }, way: { icon: Route, tone: 'neutral', word: 'Ways' },
}
