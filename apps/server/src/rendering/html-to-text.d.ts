declare module 'html-to-text' {
  export interface Selector { readonly selector: string; readonly format?: string; readonly options?: Readonly<Record<string, unknown>> }
  export function convert(html: string, options?: { readonly wordwrap?: number | false; readonly selectors?: readonly Selector[]; readonly limits?: Readonly<Record<string, number>> }): string
}
