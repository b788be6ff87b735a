import { useSession } from '../../work/session.tsx';
import { localStamp } from '../../words/moments.ts';

/** Across what is read: whose copy it is and of which day. Files bear it themselves. */
export function Watermark() {
  const { user, now } = useSession();
  const words = `${user.name} ${localStamp(now).slice(0, 10)}`.replace(/[&<>"]/gu, '');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="320" height="220"><text x="20" y="150" transform="rotate(-25 160 110)" font-family="sans-serif" font-size="20" fill="#1f2933" fill-opacity="0.07">${words}</text></svg>`;
  return (
    <div
      className="watermark"
      aria-hidden="true"
      style={{ backgroundImage: `url("data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}")` }}
    />
  );
}
