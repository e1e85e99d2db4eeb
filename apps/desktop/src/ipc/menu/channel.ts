export const menuChannels = { offer: 'menu:offer', run: 'menu:run' } as const

/** A command of the page, as the menu shows it. The accelerator is Electron's notation. */
export interface MenuCommand {
  readonly id: string
  readonly label: string
  readonly group: string
  readonly accelerator?: string | undefined
}

const mostCommands = 300
const isText = (value: unknown, most: number): boolean => typeof value === 'string' && value.length > 0 && value.length <= most
const acceleratorPattern = /^(?:(?:CommandOrControl|Shift|Alt)\+)*(?:[A-Z0-9]|F\d{1,2}|Plus|-|\/|\\|Up|Down|Left|Right|Enter|Delete|Backspace)$/

export function isMenuCommands(value: unknown): value is readonly MenuCommand[] {
  return Array.isArray(value) && value.length <= mostCommands && value.every((each: unknown) => {
    if (typeof each !== 'object' || each === null) return false
    const { id, label, group, accelerator, ...rest } = each as Record<string, unknown>
    return Object.keys(rest).length === 0 && isText(id, 100) && isText(label, 100) && isText(group, 60) && (accelerator === undefined || (typeof accelerator === 'string' && acceleratorPattern.test(accelerator)))
  })
}
