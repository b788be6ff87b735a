import { Button } from 'antd';
import { useFiles, useWorkbook } from '../book/hooks.ts';
import { useWords } from '../words/language.tsx';
import { dossierWords } from '../words/dossier-words.ts';

/**
 * A plain viewer: PDF and pictures in place, everything else to be downloaded. The answer itself carries a sandbox
 * policy; a sandboxed frame would keep the browser from showing PDF at all.
 */
export function FileViewer({ sha256, page: at }: { readonly sha256: string; readonly page?: number }) {
  const workbook = useWorkbook();
  const file = useFiles()[sha256];
  const t = useWords(dossierWords);
  const address = workbook.fileAddress(sha256);
  if (file === undefined) return null;
  if (file.type.startsWith('image/')) return <img className="viewer" src={address} alt={file.name} />;
  if (file.type === 'application/pdf')
    return <iframe className="viewer" title={file.name} src={`${address}${at === undefined ? '' : `#page=${at}`}`} />;
  return (
    <p>
      {t.notViewable}{' '}
      <Button size="small" href={`${address}?download=1`}>
        {t.download}
      </Button>
    </p>
  );
}
