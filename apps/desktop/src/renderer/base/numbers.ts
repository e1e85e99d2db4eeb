const whole = new Intl.NumberFormat()
const short = new Intl.NumberFormat(undefined, { notation: 'compact', maximumFractionDigits: 1 })
const percent = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 1 })

/** 12,345. */
export const countLabel = (count: number): string => whole.format(count)

/** 12.3K, for places where a whole number does not fit; the title should hold `countLabel`. */
export const shortCountLabel = (count: number): string => short.format(count)

/** part of whole as "12.3%"; a dash when there is nothing to be a part of. */
export const shareLabel = (part: number, all: number): string => (all === 0 ? '–' : percent.format(part / all))

/** "1 person", "2 people": one word for one, another for the rest. */
export const countOf = (count: number, one: string, many: string): string => `${countLabel(count)} ${count === 1 ? one : many}`
