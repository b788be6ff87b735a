import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { Link, useLocation } from 'react-router';
import { request } from '../api/request.ts';
import { useSession } from '../work/session.tsx';
import { useWords } from '../words/language.tsx';
import { deskWords, type DeskWords } from '../words/desk-words.ts';

interface Section {
  readonly to: string;
  readonly title: (t: DeskWords) => string;
  /** Sides whose people have it. */
  readonly sides: readonly string[];
  readonly unread?: true;
}

/** Sections of the offices; a further one is a line here and a route. */
const sections: readonly Section[] = [
  { to: '/office', title: (t) => t.cases, sides: ['channel', 'government', 'province', 'supervision'] },
  { to: '/office/batches', title: (t) => t.batches, sides: ['channel', 'province', 'supervision'] },
  { to: '/office/consultations', title: (t) => t.consultations, sides: ['channel', 'consulted', 'supervision'] },
  { to: '/office/counter', title: (t) => t.counter, sides: ['channel', 'province'] },
  { to: '/office/clashes', title: (t) => t.clashes, sides: ['province', 'supervision'] },
  { to: '/office/judging', title: (t) => t.judging, sides: ['province', 'supervision'] },
  { to: '/office/decision', title: (t) => t.decision, sides: ['province', 'supervision'] },
  { to: '/office/award', title: (t) => t.award, sides: ['province', 'supervision'] },
  { to: '/office/overview', title: (t) => t.overview, sides: ['channel', 'province', 'supervision'] },
  { to: '/office/numbers', title: (t) => t.numbers, sides: ['province', 'supervision'] },
  { to: '/office/supervision', title: (t) => t.supervision, sides: ['supervision', 'province'] },
  { to: '/office/judging/feedback', title: (t) => t.feedback, sides: ['province', 'supervision'] },
  { to: '/office/messages', title: (t) => t.inbox, sides: [], unread: true },
];

/** The sections that somebody's seats open, in one line. */
export function OfficeNav() {
  const t = useWords(deskWords);
  const { seats } = useSession();
  const shown = sections.filter(({ sides }) => sides.length === 0 || seats.some((seat) => sides.includes(seat.side)));
  const { pathname } = useLocation();
  const here = sectionAt(pathname, shown);
  const line = useRef<HTMLElement | null>(null);
  // On a phone the line is wider than the screen: where one is should be in sight.
  useEffect(() => {
    line.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [here]);
  return (
    <nav ref={line} className="office-nav" aria-label={t.menu}>
      {shown.map((section) => (
        <Link key={section.to} to={section.to} aria-current={section.to === here ? 'page' : undefined}>
          {section.title(t)}
          {section.unread === true && <Unread />}
        </Link>
      ))}
    </nav>
  );
}

/** Of the sections that a page lies within the narrowest: feedback reports have a section of their own within the judging. */
function sectionAt(pathname: string, shown: readonly Section[]): string | undefined {
  const within = shown.filter(({ to }) =>
    to === '/office' ? pathname === to : pathname === to || pathname.startsWith(`${to}/`),
  );
  return within.toSorted((a, b) => b.to.length - a.to.length)[0]?.to;
}

/** How often unread messages are counted; milliseconds. */
const beat = 60_000;

function Unread() {
  const t = useWords(deskWords);
  const { data } = useQuery({
    queryKey: ['messages', 'unread'],
    queryFn: () => request<{ unread: number; more: boolean }>('/api/messages'),
    refetchInterval: beat,
  });
  const unread = data?.ok === true ? data.value.unread : 0;
  if (unread === 0) return null;
  return (
    <b className="badge" aria-label={`${unread} ${t.unread}`}>
      {data?.ok === true && data.value.more ? `${unread}+` : unread}
    </b>
  );
}
