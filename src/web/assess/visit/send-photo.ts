import { refusalOf, signedIn, type Answered } from '../../api/request.ts';
import { outcomeOf } from '../../save/send-edits.ts';
import type { PhotoAnswer } from './photo-queue.ts';

/** Longest side of a photograph that is sent; pixels. Enough to read a board on a wall. */
const longest = 2400;

/** The picture as a JPEG of moderate size, without what the camera wrote into it: place, device, owner. Null where it is no picture. */
export async function plainPicture(file: Blob): Promise<Blob | null> {
  const bitmap = await createImageBitmap(file).catch((): null => null);
  if (bitmap === null) return null;
  const scale = Math.min(1, longest / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  return await new Promise((made) => canvas.toBlob(made, 'image/jpeg', 0.85));
}

/** Sends a photograph to be kept with the panel. */
export async function sendPhoto(panel: string, picture: Blob): Promise<PhotoAnswer> {
  const answer = await signedIn(async () => await post(panel, picture), 'answer');
  if (answer.ok) return { kind: 'kept', sha256: answer.value.sha256 };
  const outcome = outcomeOf(answer.status, answer.refusal, []);
  return outcome.kind === 'refused' || outcome.kind === 'too-much' || outcome.kind === 'locked'
    ? { kind: 'refused', reason: outcome.reason }
    : { kind: 'away' };
}

async function post(panel: string, picture: Blob): Promise<Answered<{ readonly sha256: string }>> {
  const response = await fetch(`/api/panels/${panel}/files?name=photo.jpg`, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/octet-stream' },
    body: picture,
  }).catch((): null => null);
  const value: unknown = await response?.json().catch((): null => null);
  if (response?.ok === true) return { ok: true, status: response.status, value: value as { sha256: string } };
  const reason = { zh: '照片没有送达。', en: 'The photograph did not arrive.' };
  return {
    ok: false,
    status: response?.status ?? 0,
    refusal: refusalOf(value) ?? { code: 'unreachable', reason },
  };
}
