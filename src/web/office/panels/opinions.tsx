import { Button } from 'antd';
import { useId, useState } from 'react';
import type { Field } from '#src/definition/field.ts';
import type { Sheet } from '#src/definition/sheet.ts';
import type { LeafEntry } from '../../api/types.ts';
import { request } from '../../api/request.ts';
import { fileAddress } from '../../api/upload.ts';
import { notify } from '../../work/notices.ts';
import { useSay, useWords } from '../../words/language.tsx';
import { deskWords } from '../../words/desk-words.ts';
import { OfficeLeaf } from '../office-leaf.tsx';
import { sendForOffice } from '../send-act.ts';
import type { OpinionPage, WholeCase } from '../types.ts';
import { useReread } from '../use-case.ts';
import { useEdition } from '../../work/use-edition.ts';

/** The leaves that the offices write, sign and seal: the preliminary opinion and the recommendation (X3). */
export function OpinionsPanel({ whole }: { readonly whole: WholeCase }) {
  const t = useWords(deskWords);
  const edition = useEdition(whole.editionDigest, whole.class.id);
  const leaves = whole.checklist.filter((leaf) => leaf.side === 'office');
  const sheets = edition?.classes[whole.class.id]?.definitions ?? {};
  return (
    <>
      <p className="quiet panel-note">{t.opinionsHint}</p>
      {leaves.map((leaf) => {
        const sheet = sheets[leaf.sheet];
        return sheet === undefined ? null : <Opinion key={leaf.leaf} whole={whole} leaf={leaf} sheet={sheet} />;
      })}
    </>
  );
}

interface OpinionProps {
  readonly whole: WholeCase;
  readonly leaf: LeafEntry;
  readonly sheet: Sheet;
}

function Opinion({ whole, leaf, sheet }: OpinionProps) {
  const t = useWords(deskWords);
  const say = useSay();
  const office = useEdition(whole.processDigest, whole.class.id)?.classes[whole.class.id]?.office;
  const kept = whole.opinions.find((one) => one.sheet === sheet.id);
  const mayWrite = whole.actions.some((action) => action.id === 'write-opinion' && action.denial === null);
  return (
    <section className="opinion" aria-label={say(sheet.title)}>
      <h3>{say(sheet.title)}</h3>
      <Fields
        key={kept?.version ?? 0}
        whole={whole}
        sheet={sheet}
        kept={kept}
        mayWrite={mayWrite}
        draft={draftOf(whole, leaf, office)}
      />
      <p className="opinion-leaf">
        <Button size="small" href={`/api/applications/${whole.id}/leaves/${leaf.leaf}.pdf`} target="_blank">
          {t.printLeaf}
        </Button>{' '}
        {leaf.scan === null ? (
          <span className="danger-note">{t.lacking}</span>
        ) : (
          <a href={fileAddress(whole.id, leaf.scan.file)} target="_blank" rel="noreferrer">
            ✓ {t.viewScan}
          </a>
        )}
      </p>
      <OfficeLeaf whole={whole} leaf={leaf} />
    </section>
  );
}

/** Where a text for the leaf can be drafted: of the opinion or of the recommendation. */
const draftOf = (
  whole: WholeCase,
  leaf: LeafEntry,
  office: { readonly preliminary?: string | undefined; readonly recommendation?: string | undefined } | undefined,
): string =>
  `/api/cases/${whole.id}/opinion-draft/${leaf.sheet === office?.recommendation ? 'recommendation' : 'opinion'}`;

interface FieldsProps {
  readonly draft: string;
  readonly whole: WholeCase;
  readonly sheet: Sheet;
  readonly kept: OpinionPage | undefined;
  readonly mayWrite: boolean;
}

const isWritten = ([, field]: readonly [string, Field]): boolean =>
  field.type === 'text' || field.type === 'longtext' || field.type === 'phone' || field.type === 'postcode';

function Fields({ whole, sheet, kept, mayWrite, draft }: FieldsProps) {
  const t = useWords(deskWords);
  const say = useSay();
  const reread = useReread();
  const fields = Object.entries(sheet.fields).filter(isWritten);
  const valueOf = (name: string): string => {
    const value = kept?.values[name];
    return typeof value === 'string' ? value : '';
  };
  const [typed, setTyped] = useState(() => Object.fromEntries(fields.map(([name]) => [name, valueOf(name)])));
  const [busy, setBusy] = useState(false);
  const changes = fields
    .map(([path]) => ({ path, value: typed[path] ?? '', seen: kept?.marks[path] ?? 0 }))
    .filter(({ path, value }) => value !== valueOf(path));
  const save = async (): Promise<void> => {
    setBusy(true);
    const answer = await sendForOffice<{ conflicts: readonly unknown[] }>(`/api/cases/${whole.id}/opinions`, 'POST', {
      sheet: sheet.id,
      changes,
    });
    setBusy(false);
    if (!answer.ok) return notify({ text: say(answer.refusal.reason), tone: 'error' });
    if (answer.value.conflicts.length > 0) notify({ text: t.opinionConflict, tone: 'error' });
    else notify({ text: t.opinionSaved });
    await reread(whole.id);
  };
  const long = fields.findLast(([, field]) => field.type === 'longtext')?.[0];
  const write = async (): Promise<void> => {
    const answer = await request<{ text: string }>(draft);
    if (!answer.ok) notify({ text: say(answer.refusal.reason), tone: 'error' });
    else if (long !== undefined) setTyped({ ...typed, [long]: answer.value.text });
  };
  return (
    <div className="opinion-fields">
      {fields.map(([name, field]) => (
        <OpinionField
          key={name}
          label={say(field.label)}
          long={field.type === 'longtext'}
          value={typed[name] ?? ''}
          readOnly={!mayWrite}
          type={(value) => setTyped({ ...typed, [name]: value })}
        />
      ))}
      {mayWrite && (
        <Button type="primary" size="small" disabled={changes.length === 0} loading={busy} onClick={() => void save()}>
          {t.save}
        </Button>
      )}{' '}
      {mayWrite && long !== undefined && (
        <Button size="small" title={t.useDraftHint} onClick={() => void write()}>
          {t.useDraft}
        </Button>
      )}
    </div>
  );
}

interface OneField {
  readonly label: string;
  readonly long: boolean;
  readonly value: string;
  readonly readOnly: boolean;
  readonly type: (value: string) => void;
}

function OpinionField({ label, long, value, readOnly, type }: OneField) {
  const id = useId();
  return (
    <p className="act-field">
      <label htmlFor={id}>{label}</label>
      {long ? (
        <textarea
          id={id}
          rows={6}
          value={value}
          readOnly={readOnly}
          onChange={(event) => type(event.currentTarget.value)}
        />
      ) : (
        <input id={id} value={value} readOnly={readOnly} onChange={(event) => type(event.currentTarget.value)} />
      )}
    </p>
  );
}
