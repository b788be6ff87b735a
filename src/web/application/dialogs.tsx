import { lazy, Suspense } from 'react';
import { ConsentDialog } from './consent-dialog.tsx';
import { useDialog } from './dialog-state.ts';

const HistoryDrawer = lazy(() => import('./history-drawer.tsx'));
const PreviewDrawer = lazy(() => import('./preview-drawer.tsx'));

/** The dialogs over an application; the heavier ones are fetched when first opened. */
export function Dialogs() {
  const dialog = useDialog();
  return (
    <>
      <ConsentDialog />
      <Suspense fallback={null}>
        {dialog.kind === 'history' && <HistoryDrawer sheet={dialog.sheet} path={dialog.path} label={dialog.label} />}
        {dialog.kind === 'preview' && <PreviewDrawer sheet={dialog.sheet} />}
      </Suspense>
    </>
  );
}
