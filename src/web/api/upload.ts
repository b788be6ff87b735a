import type { StoredFile } from '#src/domain/form/answers.ts';
import { refusalOf, signedIn, type Answered } from './request.ts';
import type { Refusal } from './types.ts';

const broken: Refusal = {
  code: 'unreachable',
  reason: {
    zh: '上传中断。请检查网络后重新选择文件。',
    en: 'The upload broke off. Check the network and choose the file again.',
  },
};

/** Uploads a file of an application. */
export const uploadFile = async (
  application: string,
  file: File,
  progress: (percent: number) => void,
): Promise<Answered<StoredFile>> => await uploadTo(`/api/applications/${application}/files`, file, progress);

/** Uploads a file as it is to an address, after signing in again where the session has ended; `progress` hears percent. */
export async function uploadTo<T = StoredFile>(
  address: string,
  file: File,
  progress: (percent: number) => void,
): Promise<Answered<T>> {
  return await signedIn(async () => await send<T>(address, file, progress));
}

/** By XMLHttpRequest, which alone tells how far an upload is. */
function send<T>(address: string, file: File, progress: (percent: number) => void): Promise<Answered<T>> {
  return new Promise((settle) => {
    const xhr = new XMLHttpRequest();
    xhr.open('POST', `${address}${address.includes('?') ? '&' : '?'}name=${encodeURIComponent(file.name)}`);
    xhr.setRequestHeader('content-type', file.type === '' ? 'application/octet-stream' : file.type);
    xhr.responseType = 'json';
    xhr.upload.onprogress = (event) =>
      progress(event.lengthComputable ? Math.floor((event.loaded / event.total) * 100) : 0);
    xhr.onerror = () => settle({ ok: false, status: 0, refusal: broken });
    xhr.onload = () => {
      if (xhr.status >= 200 && xhr.status < 300) settle({ ok: true, status: xhr.status, value: xhr.response as T });
      else settle({ ok: false, status: xhr.status, refusal: refusalOf(xhr.response) ?? broken });
    };
    xhr.send(file);
  });
}

export const fileAddress = (application: string, sha256: string): string =>
  `/api/applications/${application}/files/${sha256}`;
