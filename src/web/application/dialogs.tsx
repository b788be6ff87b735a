import { deferred } from '../entry/deferred.tsx';
import { ConsentDialog } from './consent-dialog.tsx';
import { useDialog } from './dialog-state.ts';

const HistoryDrawer = deferred(() => import('./history-drawer.tsx'), null);
const PreviewDrawer = deferred(() => import('./preview-drawer.tsx'), null);

/** The dialogs over an application; the heavier ones are fetched when first opened. */
export function Dialogs() {
  const dialog = useDialog();
  return (
    <>
      <ConsentDialog />
      {dialog.kind === 'history' && <HistoryDrawer sheet={dialog.sheet} path={dialog.path} label={dialog.label} />}
      {dialog.kind === 'preview' && <PreviewDrawer sheet={dialog.sheet} />}
    </>
  );
}
