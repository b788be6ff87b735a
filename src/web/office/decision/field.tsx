import { useId, type HTMLInputTypeAttribute } from 'react';

/** A choice out of a list, with its label; `none` is shown while nothing is chosen. */
export function Choice({
  label,
  value,
  options,
  choose,
  none,
}: {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly id: string; readonly title: string }[];
  readonly choose: (id: string) => void;
  readonly none?: string;
}) {
  const id = useId();
  return (
    <span className="jury-field">
      <label htmlFor={id}>{label}</label>
      <select id={id} className="choice" value={value} onChange={(event) => choose(event.currentTarget.value)}>
        {none !== undefined && <option value="">{none}</option>}
        {options.map((one) => (
          <option key={one.id} value={one.id}>
            {one.title}
          </option>
        ))}
      </select>
    </span>
  );
}

/** A line to type in, with its label. */
export function Line({
  label,
  value,
  type,
  kind = 'text',
  max = 200,
}: {
  readonly label: string;
  readonly value: string;
  readonly type: (text: string) => void;
  readonly kind?: HTMLInputTypeAttribute;
  readonly max?: number;
}) {
  const id = useId();
  return (
    <span className="jury-field">
      <label htmlFor={id}>{label}</label>
      <input id={id} type={kind} value={value} maxLength={max} onChange={(event) => type(event.currentTarget.value)} />
    </span>
  );
}

/** Room for some sentences, with its label. */
export function Sentences({
  label,
  value,
  type,
  max,
}: {
  readonly label: string;
  readonly value: string;
  readonly type: (text: string) => void;
  readonly max: number;
}) {
  const id = useId();
  return (
    <span className="jury-field whole-line">
      <label htmlFor={id}>{label}</label>
      <textarea id={id} rows={3} value={value} maxLength={max} onChange={(event) => type(event.currentTarget.value)} />
    </span>
  );
}
