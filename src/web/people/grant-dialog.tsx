import { Button, Form, Modal, Select } from 'antd';
import { useLanguage, useSay, useWords } from '../words/language.tsx';
import { peopleWords } from '../words/people-words.ts';
import { act } from './act.ts';
import { dayIn, Days } from './days.tsx';
import type { ListedPerson, MembersReply, Role } from './members-types.ts';

interface Props {
  readonly person: ListedPerson;
  readonly members: MembersReply;
  readonly close: () => void;
  readonly changed: () => void;
}
interface Values {
  readonly authority: string;
  readonly role: Role;
  readonly from?: string;
  readonly until?: string;
}
const roles: readonly Role[] = ['handler', 'reviewer', 'leader', 'viewer'];

/** Gives somebody a seat in an authority. */
export function GrantDialog({ person, members, close, changed }: Props) {
  const t = useWords(peopleWords);
  const say = useSay();
  const language = useLanguage();
  const give = async ({ authority, role, from, until }: Values): Promise<void> => {
    const body = {
      programme: members.programme,
      userId: person.id,
      authority,
      role,
      from: dayIn(from),
      until: dayIn(until),
    };
    if ((await act('/api/members/seats', body, { done: t.given, language })) === null) return;
    close();
    changed();
  };
  return (
    <Modal open title={t.grantTo(person.name)} footer={null} width={480} onCancel={close}>
      <Form layout="vertical" initialValues={{ role: 'handler' }} onFinish={(values: Values) => void give(values)}>
        <Form.Item label={t.authority} name="authority" rules={[{ required: true, message: '' }]}>
          <Select
            popupMatchSelectWidth={false}
            showSearch={{ optionFilterProp: 'label' }}
            options={members.authorities.map(({ id, name }) => ({ value: id, label: say(name) }))}
          />
        </Form.Item>
        <Form.Item label={t.role} name="role" rules={[{ required: true, message: '' }]}>
          <Select options={roles.map((role) => ({ value: role, label: t[role] }))} />
        </Form.Item>
        <Days wanted={false} min={members.today} />
        <Button type="primary" htmlType="submit">
          {t.give}
        </Button>
      </Form>
    </Modal>
  );
}
