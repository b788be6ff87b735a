import jsQR from 'jsqr';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../words/language.tsx';
import { paperWords, type PaperWords } from '../words/paper-words.ts';

/** Between two looks at the picture; milliseconds. */
const pause = 180;
/** The same code is read anew only after it was away for so long; milliseconds. */
const rest = 2500;
/** Width at which a picture is looked at: enough for a code that fills a third of it, quick enough for a phone. */
const width = 720;

type Trouble = 'cameraMissing' | 'cameraRefused' | 'cameraBusy';

/** Reads codes by the camera of this device; the picture never leaves it. Its reader is fetched with this part only. */
export default function PaperCamera({ read }: { readonly read: (text: string) => void }) {
  const t = useWords(paperWords);
  const video = useRef<HTMLVideoElement | null>(null);
  const heard = useRef(read);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  useEffect(() => {
    heard.current = read;
  });
  useEffect(() => {
    const stopping = new AbortController();
    void watch(video.current, (text) => heard.current(text), stopping.signal).then(setTrouble);
    return () => stopping.abort();
  }, []);
  return (
    <div className="paper-camera">
      {trouble !== null && <p role="alert">{words(t, trouble)}</p>}
      <video ref={video} muted playsInline aria-label={t.cameraView} hidden={trouble !== null} />
    </div>
  );
}

const words = (t: PaperWords, trouble: Trouble): string => t[trouble];

/** Shows the camera and tells each code that it sees, until it is stopped; gives what was wrong, null for nothing. */
async function watch(
  video: HTMLVideoElement | null,
  tell: (text: string) => void,
  signal: AbortSignal,
): Promise<Trouble | null> {
  // Outside https and the machine itself a browser has no such thing, whatever its types say.
  const devices = (navigator as { readonly mediaDevices?: MediaDevices }).mediaDevices;
  if (video === null || devices === undefined) return 'cameraMissing';
  let stream: MediaStream;
  try {
    stream = await devices.getUserMedia({ video: { facingMode: 'environment', width: { ideal: 1280 } } });
  } catch (error) {
    return troubleOf(error);
  }
  const stop = (): void => {
    for (const track of stream.getTracks()) track.stop();
  };
  if (signal.aborted) {
    stop();
    return null;
  }
  signal.addEventListener('abort', stop);
  video.srcObject = stream;
  await video.play();
  look(video, tell, signal);
  return null;
}

function troubleOf(error: unknown): Trouble {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError') return 'cameraRefused';
  return name === 'NotFoundError' ? 'cameraMissing' : 'cameraBusy';
}

function look(video: HTMLVideoElement, tell: (text: string) => void, signal: AbortSignal): void {
  const canvas = document.createElement('canvas');
  const drawing = canvas.getContext('2d', { willReadFrequently: true });
  let last = { text: '', at: 0 };
  const once = (): void => {
    if (signal.aborted || drawing === null) return;
    const text = codeIn(video, canvas, drawing);
    const now = performance.now();
    if (text !== null) {
      if (text !== last.text || now - last.at > rest) tell(text);
      last = { text, at: now };
    }
    setTimeout(once, pause);
  };
  once();
}

function codeIn(video: HTMLVideoElement, canvas: HTMLCanvasElement, drawing: CanvasRenderingContext2D): string | null {
  if (video.videoWidth === 0) return null;
  canvas.width = Math.min(width, video.videoWidth);
  canvas.height = Math.round((canvas.width / video.videoWidth) * video.videoHeight);
  drawing.drawImage(video, 0, 0, canvas.width, canvas.height);
  const picture = drawing.getImageData(0, 0, canvas.width, canvas.height);
  // Its types know the function by this name only.
  const found = jsQR.default(picture.data, picture.width, picture.height, { inversionAttempts: 'dontInvert' });
  return found === null || found.data === '' ? null : found.data;
}
