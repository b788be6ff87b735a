import { create } from 'qrcode';

/** Quiet modules around the code, as scanners want them. */
const quiet = 4;

/** A text as a QR code, drawn as one path. */
export function QrCode({ text, title }: { readonly text: string; readonly title: string }) {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules;
  const dark = Array.from(data, (on, index) =>
    on === 1 ? `M${(index % size) + quiet} ${Math.floor(index / size) + quiet}h1v1h-1z` : '',
  ).join('');
  const side = size + 2 * quiet;
  return (
    <svg className="qr-code" viewBox={`0 0 ${side} ${side}`} role="img" aria-label={title} shapeRendering="crispEdges">
      <rect width={side} height={side} fill="#fff" />
      <path d={dark} fill="#000" />
    </svg>
  );
}
