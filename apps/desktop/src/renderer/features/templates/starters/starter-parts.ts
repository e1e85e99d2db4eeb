// What the starter designs have in common: a calm page of one column, a button, and the foot the law asks for.

interface Look { readonly accent: string; readonly page: string }

export const starterHead = (title: string, { accent, page }: Look): string => `<mjml>
  <mj-head>
    <mj-title>${title}</mj-title>
    <mj-attributes>
      <mj-all font-family="Helvetica, Arial, sans-serif" />
      <mj-text font-size="16px" line-height="1.6" color="#2b2f36" padding="8px 32px" />
      <mj-button background-color="${accent}" color="#ffffff" font-size="16px" font-weight="600" border-radius="6px" inner-padding="14px 26px" padding="16px 32px" />
      <mj-section background-color="#ffffff" padding="0" />
      <mj-class name="heading" font-size="26px" line-height="1.3" font-weight="700" color="#16181d" />
      <mj-class name="small" font-size="13px" line-height="1.6" color="#6a7180" align="center" />
    </mj-attributes>
  </mj-head>
  <mj-body background-color="${page}" width="600px">
    <mj-section background-color="${page}" padding="24px 0 16px">
      <mj-column>
        <mj-text align="center" font-size="18px" font-weight="700" color="${accent}">{{ workspace.name }}</mj-text>
      </mj-column>
    </mj-section>`

/** Why the reader gets it, the way out and the postal address. */
export const starterFoot = (reason: string, { page }: Look): string => `
    <mj-section background-color="${page}" padding="24px 0">
      <mj-column>
        <mj-text mj-class="small">${reason}<br />
          <a href="{{ unsubscribe_url }}" style="color:#6a7180">Unsubscribe</a></mj-text>
        <mj-text mj-class="small">{{ workspace.name }}<br />{{ workspace.postalAddress | newline_to_br }}</mj-text>
      </mj-column>
    </mj-section>
  </mj-body>
</mjml>
`
