import { Drawer } from 'antd';
import { useDefinition } from '../book/hooks.ts';
import { useSay, useWords } from '../words/language.tsx';
import { workWords } from '../words/work-words.ts';
import { closeDialog } from './dialog-state.ts';
import { SheetPreview } from './sheet-preview.tsx';

/** A sheet as it will be printed. */
export default function PreviewDrawer({ sheet }: { readonly sheet: string }) {
  const definition = useDefinition();
  const say = useSay();
  const t = useWords(workWords);
  const found = definition.definitions[sheet];
  if (found === undefined) return null;
  return (
    <Drawer
      open
      placement="right"
      size={Math.min(900, window.innerWidth)}
      title={`${t.preview} · ${say(found.title)}`}
      onClose={closeDialog}
      styles={{ body: { background: '#F3F2EE' } }}
    >
      <SheetPreview sheet={found} />
    </Drawer>
  );
}
