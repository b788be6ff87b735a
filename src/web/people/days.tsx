import { Form, Input } from 'antd';
import { useWords } from '../words/language.tsx';
import { peopleWords } from '../words/people-words.ts';

/** First and last day, by the browser's own choice of days. */
export function Days({ wanted, min }: { readonly wanted: boolean; readonly min: string }) {
  const t = useWords(peopleWords);
  const rules = wanted ? [{ required: true, message: '' }] : [];
  const extra = wanted ? null : t.optional;
  return (
    <div className="two-days">
      <Form.Item label={t.from} name="from" rules={rules} extra={extra}>
        <Input type="date" min={min} />
      </Form.Item>
      <Form.Item label={t.untilDay} name="until" rules={rules} extra={extra}>
        <Input type="date" min={min} />
      </Form.Item>
    </div>
  );
}

/** What a day's field holds, null where it was left empty. */
export const dayIn = (text: string | undefined): string | null => (text === undefined || text === '' ? null : text);
