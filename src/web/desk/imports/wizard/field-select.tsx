interface Props {
  readonly label: string
  /** The label is there for those who do not see what stands beside. */
  readonly isLabelHidden?: boolean
  readonly value: string
  readonly options: readonly (readonly [string, string])[]
  readonly isDisabled?: boolean
  readonly onChange: (value: string) => void
}

/** One of a list, in the browser's own control: the keys work as everywhere, and so does a thumb. */
export function FieldSelect({ label, isLabelHidden = false, value, options, isDisabled, onChange }: Props) {
  return (
    <label className="wizard-field">
      <span className={isLabelHidden ? 'hidden' : 'field-label'}>{label}</span>
      <select className="select" value={value} disabled={isDisabled} onChange={({ target }) => onChange(target.value)}>
        {options.map(([key, name]) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}
