import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useFocused } from '../sheet/focus.ts';
import { useWorkbook } from '../book/hooks.ts';
import { useWords } from '../words/language.tsx';
import { workWords } from '../words/work-words.ts';

const consentKey = (application: string): string => `laurel.consent.${application}`;

/** Separate notice and consent at the first sensitive field of an application (X11). */
export function ConsentDialog() {
  const t = useWords(workWords);
  const { page } = useWorkbook();
  const focused = useFocused();
  const [given, setGiven] = useState(() => localStorage.getItem(consentKey(page.id)) === 'yes');
  const [later, setLater] = useState<HTMLElement | null>(null);
  const asks =
    !given &&
    page.state.editable &&
    focused !== null &&
    focused.spot.field.sensitive === true &&
    focused.element !== later &&
    focused.element.isConnected;
  const agree = (): void => {
    localStorage.setItem(consentKey(page.id), 'yes');
    setGiven(true);
    const { element } = focused ?? {};
    setTimeout(() => element?.focus());
  };
  const decline = (): void => {
    focused?.element.blur();
    setLater(focused?.element ?? null);
  };
  return (
    <Modal
      open={asks}
      title={t.consentTitle}
      onCancel={decline}
      // The field gets its focus back at once; the dialog would give it a second time, when the person has gone on.
      focusable={{ focusTriggerAfterClose: false }}
      width={480}
      footer={[
        <Button key="later" onClick={decline}>
          {t.consentLater}
        </Button>,
        <Button key="agree" type="primary" onClick={agree}>
          {t.consentAgree}
        </Button>,
      ]}
    >
      <p>{t.consent}</p>
    </Modal>
  );
}
