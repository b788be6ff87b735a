import { Button, Form, Modal, Select } from 'antd';
import { useLanguage, useWords } from '../words/language.tsx';
import { peopleWords } from '../words/people-words.ts';
import { useSession } from '../work/session.tsx';
import { act } from './act.ts';
import { Days } from './days.tsx';
import type { ListedSeat, MembersReply } from './members-types.ts';

interface Props {
  readonly seat: ListedSeat;
  readonly members: MembersReply;
  readonly close: () => void;
  readonly changed: () => void;
}
interface Values {
  readonly userId: string;
  readonly from: string;
  readonly until: string;
}

/** Hands one's own role to a colleague of the same authority for some days. */
export function HandOnDialog({ seat, members, close, changed }: Props) {
  const t = useWords(peopleWords);
  const language = useLanguage();
  const { user } = useSession();
  const colleagues = members.people.filter(
    (one) => one.id !== user.id && !one.closed && one.seats.some((held) => held.authority === seat.authority),
  );
  const hand = async (values: Values): Promise<void> => {
    const did = await act(`/api/members/seats/${seat.id}/delegate`, values, { done: t.handOnDone, language });
    if (did === null) return;
    close();
    changed();
  };
  return (
    <Modal open title={t.handOnOf(t[seat.role])} footer={null} width={480} onCancel={close}>
      <Form layout="vertical" onFinish={(values: Values) => void hand(values)}>
        <Form.Item label={t.colleague} name="userId" rules={[{ required: true, message: '' }]}>
          <Select options={colleagues.map(({ id, name, email }) => ({ value: id, label: `${name}（${email}）` }))} />
        </Form.Item>
        <Days wanted min={members.today} />
        <Button type="primary" htmlType="submit">
          {t.handOn}
        </Button>
      </Form>
    </Modal>
  );
}
