import { TraitPicker } from '../../../../pickers/TraitPicker.tsx'
import { AttributeRows } from '../attribute-rows/AttributeRows.tsx'
import type { FormProps } from '../node-view.ts'

export function UpdateCustomerForm({ config, onChange, showIssues }: FormProps<'updateCustomer'>) {
  return (
    <div className="ui-stack">
      <AttributeRows
        values={config} noun="attribute" removes needsOne missing={showIssues ? 'Choose the attribute to change.' : undefined} onChange={onChange}
        picker={(field) => <TraitPicker label="Attribute" labelHidden size="small" {...field} />}
      />
    </div>
  )
}
