import { formatNumber } from '@sendero/i18n'

/** 12,345. */
export const countLabel = (count: number): string => formatNumber(count)

/** 12.3K, for places where a whole number does not fit; the title should hold `countLabel`. */
export const shortCountLabel = (count: number): string => formatNumber(count, { notation: 'compact', maximumFractionDigits: 1 })

/** part of whole as "12.3%"; a dash when there is nothing to be a part of. */
export const shareLabel = (part: number, all: number): string => (all === 0 ? '–' : formatNumber(part / all, { style: 'percent', maximumFractionDigits: 1 }))

/** "1 person", "2 people": one word for one, another for the rest. */
export const countOf = (count: number, one: string, many: string): string => `${countLabel(count)} ${count === 1 ? one : many}`
