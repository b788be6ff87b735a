import type { App } from 'antd';
import type { Text } from '#src/definition/text.ts';
import type { ActionPage } from '../api/types.ts';
import type { OfficeWords } from '../words/office-words.ts';
import type { WorkWords } from '../words/work-words.ts';

interface Asked {
  readonly modal: ReturnType<typeof App.useApp>['modal'];
  readonly action: ActionPage;
  readonly say: (text: Text) => string;
  readonly t: WorkWords;
  readonly o: OfficeWords;
}

/** Says what will follow an act and asks why; without a reason nothing is done. */
export function askReason(
  { modal, action, say, t, o }: Asked,
  act: (action: ActionPage, reason: string) => Promise<void>,
): void {
  let reason = '';
  const dialog = modal.confirm({
    title: say(action.title),
    width: 480,
    content: (
      <div className="ask-reason">
        {action.confirm !== undefined && <p>{say(action.confirm)}</p>}
        <label>
          {o.why}
          <textarea
            rows={3}
            maxLength={2000}
            onChange={(event) => {
              reason = event.currentTarget.value.trim();
              dialog.update({ okButtonProps: { danger: true, disabled: reason === '' } });
            }}
          />
        </label>
      </div>
    ),
    okText: say(action.title),
    okButtonProps: { danger: true, disabled: true },
    cancelText: t.cancel,
    onOk: () => act(action, reason),
  });
}
