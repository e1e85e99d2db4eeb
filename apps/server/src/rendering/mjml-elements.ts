// The parts of MJML with the attributes and parts each takes, for editors. The library keeps this to itself; a test holds the
// table against what its validation says.

export interface MjmlElement {
  readonly name: string
  readonly does: string
  /** `values` is empty where anything may stand. */
  readonly attributes: readonly { readonly name: string; readonly values: readonly string[] }[]
  /** Parts that may stand inside; empty where HTML or nothing does. */
  readonly children: readonly string[]
}

const padding = 'padding padding-top padding-right padding-bottom padding-left'
const border = 'border border-top border-right border-bottom border-left'
const font = 'font-family font-size font-style font-weight'
const background = 'background-color background-url background-repeat=repeat|no-repeat background-size background-position background-position-x background-position-y'
const icons = 'icon-align=top|middle|bottom icon-width icon-height icon-wrapped-url icon-wrapped-alt icon-unwrapped-url icon-unwrapped-alt icon-position=left|right'
const inColumn = 'mj-text mj-button mj-image mj-divider mj-spacer mj-table mj-social mj-navbar mj-accordion mj-carousel mj-raw'

const table: readonly (readonly [name: string, does: string, attributes: string, children: string])[] = [
  ['mjml', 'The whole mail', '', 'mj-head mj-body mj-raw'],
  ['mj-head', 'Styles and settings', '', 'mj-title mj-preview mj-attributes mj-style mj-font mj-breakpoint mj-html-attributes mj-raw'],
  ['mj-body', 'What is seen', 'width background-color id', 'mj-section mj-wrapper mj-hero mj-raw'],
  ['mj-section', 'A row of columns', `${padding} ${border} ${background} border-radius direction=ltr|rtl full-width=full-width|false gutter text-align=left|center|right text-padding`, 'mj-column mj-group mj-raw'],
  ['mj-column', 'A column; stacked on phones', `${padding} ${border} background-color border-radius direction=ltr|rtl inner-background-color inner-border inner-border-top inner-border-right inner-border-bottom inner-border-left inner-border-radius vertical-align=top|bottom|middle width`, inColumn],
  ['mj-group', 'Columns that stay side by side on phones', 'background-color direction=ltr|rtl vertical-align=top|bottom|middle width', 'mj-column mj-raw'],
  ['mj-wrapper', 'Several sections on one background', `${padding} ${border} ${background} border-radius direction=ltr|rtl full-width=full-width|false gutter text-align=left|center|right text-padding gap`, 'mj-section mj-hero mj-raw'],
  ['mj-hero', 'Content on a large picture', `${padding} mode=fixed-height|fluid-height height background-url background-width background-height background-position border-radius inner-background-color inner-padding inner-padding-top inner-padding-right inner-padding-bottom inner-padding-left background-color vertical-align=top|bottom|middle`, inColumn],
  ['mj-text', 'Text and HTML', `${padding} ${font} align=left|right|center|justify background-color color container-background-color height letter-spacing line-height text-decoration text-transform vertical-align=top|bottom|middle`, ''],
  ['mj-button', 'A link that looks like a button', `href ${padding} ${border} ${font} align=left|center|right background-color border-radius color container-background-color height name title inner-padding letter-spacing line-height rel target text-decoration text-transform vertical-align=top|bottom|middle text-align=left|right|center width`, ''],
  ['mj-image', 'A picture', `src alt href width ${padding} ${border} name srcset sizes title rel align=left|center|right border-radius container-background-color fluid-on-mobile=true|false target height max-height font-size usemap`, ''],
  ['mj-divider', 'A line', `${padding} border-color border-style border-width container-background-color width align=left|center|right`, ''],
  ['mj-spacer', 'Empty space', `height ${padding} ${border} container-background-color`, ''],
  ['mj-table', 'An HTML table', `${padding} align=left|right|center border cellpadding cellspacing container-background-color color font-family font-size font-weight line-height role=none|presentation table-layout=auto|fixed|initial|inherit vertical-align=top|bottom|middle width`, ''],
  ['mj-raw', 'HTML and Liquid that MJML leaves alone', 'position=file-start', ''],
  ['mj-social', 'A row of networks', `${padding} ${font} align=left|right|center border border-radius container-background-color color icon-size icon-height icon-padding inner-padding line-height mode=horizontal|vertical table-layout=auto|fixed text-padding text-decoration vertical-align=top|bottom|middle`, 'mj-social-element mj-raw'],
  ['mj-social-element', 'One network', `name href ${padding} ${font} align=left|center|right icon-position=left|right background-color color border border-radius icon-size icon-height icon-padding line-height text-padding rel src srcset sizes alt title target text-decoration vertical-align=top|middle|bottom`, ''],
  ['mj-navbar', 'A row of links', `${padding} align=left|center|right base-url hamburger ico-align=left|center|right ico-open ico-close ico-color ico-font-size ico-font-family ico-text-transform ico-padding ico-padding-top ico-padding-right ico-padding-bottom ico-padding-left ico-text-decoration ico-line-height`, 'mj-navbar-link mj-raw'],
  ['mj-navbar-link', 'One link of the row', `href ${padding} ${font} color name target rel letter-spacing line-height text-decoration text-transform`, ''],
  ['mj-accordion', 'Parts that open and close', `${padding} ${icons} container-background-color border font-family`, 'mj-accordion-element mj-raw'],
  ['mj-accordion-element', 'One part that opens', `${icons} background-color border font-family`, 'mj-accordion-title mj-accordion-text mj-raw'],
  ['mj-accordion-title', 'What is seen when it is closed', `${padding} background-color color font-size font-family font-weight`, ''],
  ['mj-accordion-text', 'What is seen when it is open', `${padding} background-color font-size font-family font-weight letter-spacing line-height color`, ''],
  ['mj-carousel', 'Pictures to page through', `${padding} align=left|center|right border-radius container-background-color icon-width left-icon right-icon thumbnails=visible|hidden|supported tb-border tb-border-radius tb-hover-border-color tb-selected-border-color tb-width`, 'mj-carousel-image'],
  ['mj-carousel-image', 'One picture of them', 'src alt href rel target title thumbnails-src border-radius tb-border tb-border-radius', ''],
  ['mj-title', 'Title of the document', '', ''],
  ['mj-preview', 'Text after the subject in the inbox', '', ''],
  ['mj-attributes', 'Defaults for parts and classes', '', ''],
  ['mj-style', 'CSS', 'inline=inline', ''],
  ['mj-font', 'A font from the web', 'name href', ''],
  ['mj-breakpoint', 'Width below which columns stack', 'width', ''],
  ['mj-html-attributes', 'Attributes for the finished HTML', '', 'mj-selector'],
  ['mj-selector', 'Which elements get them', 'path', 'mj-html-attribute'],
  ['mj-html-attribute', 'One attribute', 'name', ''],
]

const split = (text: string): string[] => (text === '' ? [] : text.split(' '))

export const mjmlElements: readonly MjmlElement[] = table.map(([name, does, attributes, children]) => ({
  name, does, children: split(children),
  attributes: split(attributes).map((attribute) => {
    const [key = '', values] = attribute.split('=')
    return { name: key, values: values === undefined ? [] : values.split('|') }
  }),
}))
