import { CircleAlert, Lightbulb, TriangleAlert, type LucideIcon } from 'lucide-react'
import type { ProblemLevel } from '../problems/problem-words.ts'

/** Colour never says it alone. */
export const levelIcons: Readonly<Record<ProblemLevel, LucideIcon>> = { blocks: CircleAlert, check: TriangleAlert, tip: Lightbulb }
export const levelWords: Readonly<Record<ProblemLevel, string>> = { blocks: 'Blocks publishing', check: 'Check', tip: 'Tip' }
