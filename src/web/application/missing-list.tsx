import { useState } from 'react';
import { Link } from 'react-router';
import type { Text } from '#src/definition/text.ts';
import { flatKey } from '#src/domain/form/flat.ts';
import type { PlacedFinding } from '../book/finding-board.ts';
import { useJudgement, usePage } from '../book/hooks.ts';
import { useSay, useWords } from '../words/language.tsx';
import { workWords } from '../words/work-words.ts';
import { useChapters } from './sections.ts';

/** Findings shown of one section before the rest is asked for. */
const first = 8;
type Severity = PlacedFinding['severity'];

/** What is missing or contradictory, by severity and section; each leads to its field. */
export function MissingList() {
  const { findings } = useJudgement();
  const t = useWords(workWords);
  const [shown, setShown] = useState<Severity>('error');
  const kinds: readonly { readonly key: Severity; readonly title: string }[] = [
    { key: 'error', title: t.errors },
    { key: 'warning', title: t.warnings },
    { key: 'hint', title: t.hints },
  ];
  const of = (severity: Severity): readonly PlacedFinding[] =>
    findings.filter((finding) => finding.severity === severity);
  const current = of(shown).length > 0 ? shown : (kinds.find((kind) => of(kind.key).length > 0)?.key ?? 'error');
  return (
    <section className="missing">
      <h2>{t.missing}</h2>
      {findings.length === 0 ? (
        <p className="fine">✓ {t.noFindings}</p>
      ) : (
        <>
          <div className="missing-kinds" role="group" aria-label={t.missing}>
            {kinds.map((kind) => (
              <button
                key={kind.key}
                type="button"
                className={`kind ${kind.key}`}
                aria-pressed={kind.key === current}
                onClick={() => setShown(kind.key)}
              >
                {kind.title} <b>{of(kind.key).length}</b>
              </button>
            ))}
          </div>
          <Groups findings={of(current)} />
        </>
      )}
    </section>
  );
}

const sectionKey = (finding: PlacedFinding): string =>
  finding.area === 'sheet' ? finding.of : finding.area === 'report' ? `report-${finding.of}` : 'evidence';

function Groups({ findings }: { readonly findings: readonly PlacedFinding[] }) {
  const chapters = useChapters();
  const sections = chapters.flatMap((chapter) => chapter.sections);
  return (
    <>
      {sections.map((section) => {
        const own = findings.filter((finding) => sectionKey(finding) === section.key);
        return own.length === 0 ? null : <Group key={section.key} title={section.title} findings={own} />;
      })}
    </>
  );
}

function Group({ title, findings }: { readonly title: Text; readonly findings: readonly PlacedFinding[] }) {
  const say = useSay();
  const [all, setAll] = useState(false);
  const shown = all ? findings : findings.slice(0, first);
  return (
    <div className="missing-group">
      <h3>
        {say(title)} <small>{findings.length}</small>
      </h3>
      <ul>
        {shown.map((finding, index) => (
          <li key={`${finding.path}${finding.rule}${index}`}>
            <FindingLink finding={finding} under={title} />
          </li>
        ))}
      </ul>
      {findings.length > shown.length && (
        <button type="button" className="plain" onClick={() => setAll(true)}>
          ＋{findings.length - shown.length}
        </button>
      )}
    </div>
  );
}

/** A finding that leads to where it can be mended. */
export function FindingLink({ finding, under }: { readonly finding: PlacedFinding; readonly under?: Text }) {
  const page = usePage();
  const say = useSay();
  const t = useWords(workWords);
  return (
    <Link to={addressOfFinding(page.id, finding)} className={`finding ${finding.severity}`} title={t.jump}>
      <span>{under === undefined ? say(finding.message) : withoutTitle(say(finding.message), say(under))}</span>
      {finding.clause !== undefined && (
        <small>
          {t.clauseFrom} {say(finding.clause)}
        </small>
      )}
    </Link>
  );
}

/** A message under its section's head need not name the section again. */
export function withoutTitle(message: string, title: string): string {
  const plain = title.replace(/^\p{Script=Han}{1,2} /u, '');
  const head = [title, plain].find((one) => message.startsWith(one));
  const rest = head === undefined ? '' : message.slice(head.length).replace(/^[\s:：,，·]+/u, '');
  return rest === '' ? message : rest;
}

function addressOfFinding(application: string, finding: PlacedFinding): string {
  const base = `/applications/${application}`;
  if (finding.area === 'evidence')
    return `${base}/evidence${finding.path === '' ? '' : `?item=${encodeURIComponent(finding.path)}`}`;
  if (finding.area === 'report') return `${base}/report/${finding.of}`;
  const at = finding.path === '' ? '' : `at=${encodeURIComponent(flatKey(finding.instance, finding.path))}`;
  const instance = finding.instance === '' ? '' : `instance=${encodeURIComponent(finding.instance)}&`;
  return `${base}/sheet/${finding.of}${at === '' && instance === '' ? '' : `?${instance}${at}`}`;
}
