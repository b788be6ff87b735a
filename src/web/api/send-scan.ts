import { refusalOf, signedIn, type Answered } from './request.ts';

/** Sends a file as it is to an address that takes the bytes themselves, after signing in again where the session has ended. */
export async function sendScan<T>(path: string, file: File): Promise<Answered<T>> {
  return await signedIn(async (): Promise<Answered<T>> => {
    const response = await fetch(`${path}?name=${encodeURIComponent(file.name)}`, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/octet-stream' },
      body: file,
    }).catch((): null => null);
    const value: unknown = response === null ? null : await response.json().catch((): null => null);
    if (response?.ok === true) return { ok: true, status: response.status, value: value as T };
    return { ok: false, status: response?.status ?? 0, refusal: refusalOf(value) ?? broken };
  });
}

const broken = {
  code: 'unreachable',
  reason: {
    zh: '上传中断。请检查网络后重新选择文件。',
    en: 'The upload broke off. Check the network and choose the file again.',
  },
};
