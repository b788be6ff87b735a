import { useId } from 'react';

/** One choice out of a few, as large buttons that a thumb can press: radio buttons to the keyboard and to readers. */
export function ChoiceRow<C extends string>({
  label,
  options,
  value,
  choose,
}: {
  readonly label: string;
  readonly options: readonly { readonly id: C; readonly title: string }[];
  readonly value: C | undefined;
  readonly choose: (option: C) => void;
}) {
  const name = useId();
  return (
    <div className="choice-row" role="radiogroup" aria-label={label}>
      {options.map((option) => (
        <label key={option.id} className={value === option.id ? `chosen ${option.id}` : ''}>
          <input
            type="radio"
            className="sr"
            name={name}
            checked={value === option.id}
            onChange={() => choose(option.id)}
          />
          {option.title}
        </label>
      ))}
    </div>
  );
}
