interface Props<Value extends string> {
  readonly label: string
  readonly value: Value
  readonly options: readonly (readonly [Value, string])[]
  readonly onChange: (value: Value) => void
}

/** One of a few, in the browser's own list: the keys work as everywhere. */
export function SelectField<Value extends string>({ label, value, options, onChange }: Props<Value>) {
  return (
    <label className="field">
      <span className="field-label">{label}</span>
      <select value={value} onChange={({ target }) => onChange(options[target.selectedIndex]?.[0] ?? value)}>
        {options.map(([key, name]) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}
