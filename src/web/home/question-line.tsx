import { Input, Radio, Select } from 'antd';
import { fieldName } from '#src/definition/field-name.ts';
import { useSay, useWords } from '../words/language.tsx';
import { workWords } from '../words/work-words.ts';
import type { Question } from './eligibility.ts';

const forms: Partial<Record<string, string>> = { date: '2015-03-01', month: '2015-03', year: '2015', integer: '12' };

/** One question of the self-check, answered in a word. */
export function QuestionLine({
  question: { field, path, clause },
  value,
  change,
}: {
  readonly question: Question;
  readonly value: string;
  readonly change: (value: string) => void;
}) {
  const t = useWords(workWords);
  const say = useSay();
  const id = `sc-${path}`;
  const more = [
    ...(field.help === undefined ? [] : [say(field.help)]),
    ...(clause === null ? [] : [`${t.clauseFrom} ${say(clause)}`]),
  ].join(' ');
  const label = (
    <>
      {say(fieldName(field))}
      {more !== '' && <small className="quiet">{more}</small>}
    </>
  );
  if (field.type === 'yesno' || field.type === 'tick') {
    const options = [
      { value: 'yes', label: field.type === 'yesno' ? say(field.yes) : t.yes },
      { value: 'no', label: field.type === 'yesno' ? say(field.no) : t.no },
    ];
    return (
      <div className="question">
        <span id={id}>{label}</span>
        <Radio.Group
          aria-labelledby={id}
          value={value === '' ? null : value}
          onChange={(event) => change(String(event.target.value))}
          options={options}
        />
      </div>
    );
  }
  if (field.type === 'choice')
    return (
      <div className="question">
        <label htmlFor={id}>{label}</label>
        <Select
          id={id}
          allowClear
          style={{ width: 260 }}
          value={value === '' ? null : value}
          onChange={(chosen: string | null) => change(chosen ?? '')}
          options={field.options.map((one) => ({ value: one.code, label: say(one.label) }))}
        />
      </div>
    );
  return (
    <div className="question">
      <label htmlFor={id}>{label}</label>
      <Input
        id={id}
        value={value}
        placeholder={forms[field.type] ?? ''}
        style={{ width: 160 }}
        onChange={(event) => change(event.target.value)}
      />
    </div>
  );
}
