import { App, Button } from 'antd';
import { useEffect } from 'react';
import type { Sheet } from '#src/definition/sheet.ts';
import { flatKey, instancesKey } from '#src/domain/form/flat.ts';
import { newId } from '../book/new-id.ts';
import { useList, useText, useWorkbook } from '../book/hooks.ts';
import { useSay, useWords } from '../words/language.tsx';
import { sheetWords } from '../words/sheet-words.ts';

interface Props {
  readonly sheet: Sheet;
  readonly current: string;
  readonly choose: (instance: string) => void;
  readonly readOnly: boolean;
}

/** The sheets of a repeated one as tabs; the fewest there must be are made at once. */
export function InstanceTabs({ sheet, current, choose, readOnly }: Props) {
  const workbook = useWorkbook();
  const t = useWords(sheetWords);
  const say = useSay();
  const { modal } = App.useApp();
  const instances = useList(sheet.id, instancesKey);
  const fewest = sheet.repeat?.min ?? 0;
  const most = sheet.repeat?.max ?? 1;
  const write = (list: readonly string[]): void => workbook.write(sheet.id, instancesKey, list);
  useEffect(() => {
    if (!readOnly && instances.length < Math.max(1, fewest))
      write([...instances, ...Array.from({ length: Math.max(1, fewest) - instances.length }, newId)]);
  });
  const add = (): void => {
    const id = newId();
    write([...instances, id]);
    choose(id);
  };
  const remove = (): void => {
    modal.confirm({
      title: t.removeInstanceAsk,
      okText: t.remove,
      cancelText: t.cancel,
      okButtonProps: { danger: true },
      onOk: () => write(instances.filter((one) => one !== current)),
    });
  };
  return (
    <div className="instances">
      <div role="tablist" aria-label={t.instances}>
        {instances.map((id, index) => (
          <Tab key={id} sheet={sheet} id={id} number={index + 1} current={id === current} choose={choose} />
        ))}
      </div>
      {!readOnly && instances.length < most && (
        <Button size="small" type="dashed" onClick={add}>
          ＋ {t.addInstance(say(sheet.repeat?.of ?? sheet.title))}
        </Button>
      )}
      {!readOnly && instances.length > Math.max(1, fewest) && (
        <Button size="small" type="text" danger onClick={remove}>
          {t.removeInstance}
        </Button>
      )}
    </div>
  );
}

function Tab({
  sheet,
  id,
  number,
  current,
  choose,
}: {
  readonly sheet: Sheet;
  readonly id: string;
  readonly number: number;
  readonly current: boolean;
  readonly choose: (instance: string) => void;
}) {
  const t = useWords(sheetWords);
  const title = useText(sheet.id, flatKey(id, sheet.repeat?.titleField ?? ''));
  return (
    <button type="button" role="tab" aria-selected={current} className="tab" onClick={() => choose(id)}>
      {title === '' ? t.untitled(number) : title}
    </button>
  );
}
