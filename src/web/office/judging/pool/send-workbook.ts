import { refusalOf, signedIn, type Answered } from '../../../api/request.ts';
import type { ImportPage } from './types.ts';

const broken = {
  code: 'unreachable',
  reason: {
    zh: '上传中断或答复读不出来。请检查网络后重新选择文件。',
    en: 'The upload broke off, or its answer cannot be read. Check the network and choose the file again.',
  },
};

/** Sends a workbook as it is; what comes back says row by row what it would change. */
export async function sendWorkbook(programme: string, file: File): Promise<Answered<ImportPage>> {
  return await signedIn(async () => {
    const response = await fetch(`/api/pool/${programme}/imports?name=${encodeURIComponent(file.name)}`, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { accept: 'application/json', 'content-type': 'application/octet-stream' },
      body: file,
    }).catch((): null => null);
    const value: unknown = await response?.json().catch((): null => null);
    if (response === null || value === null || value === undefined) return { ok: false, status: 0, refusal: broken };
    return response.ok
      ? { ok: true, status: response.status, value: value as ImportPage }
      : { ok: false, status: response.status, refusal: refusalOf(value) ?? broken };
  });
}
