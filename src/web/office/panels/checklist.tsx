import { Button } from 'antd';
import type { Text } from '#src/definition/text.ts';
import type { LeafEntry } from '../../api/types.ts';
import { fileAddress } from '../../api/upload.ts';
import { useLanguage, useSay, useWords, type Language } from '../../words/language.tsx';
import { dossierWords } from '../../words/dossier-words.ts';
import { officeWords } from '../../words/office-words.ts';
import type { WholeCase } from '../types.ts';
import { useEdition } from '../../work/use-edition.ts';

/** Every leaf that bears a seal or signature (M14), with its scan or that it lacks one. */
export function ChecklistPanel({ whole }: { readonly whole: WholeCase }) {
  const t = useWords(officeWords);
  const sides = [
    [t.applicantSide, whole.checklist.filter((leaf) => leaf.side === 'applicant')],
    [t.officeSide, whole.checklist.filter((leaf) => leaf.side === 'office')],
  ] as const;
  return (
    <>
      <p className="quiet panel-note">{t.leafHint}</p>
      {sides.map(([title, leaves]) =>
        leaves.length === 0 ? null : (
          <section key={title}>
            <h3>{title}</h3>
            <ul className="leaf-list">
              {leaves.map((leaf) => (
                <Leaf key={leaf.leaf} whole={whole} leaf={leaf} />
              ))}
            </ul>
          </section>
        ),
      )}
    </>
  );
}

/** A leaf's title: as the edition has it, with the instance that its own title names in brackets. */
function titleOf({ title }: LeafEntry, sheet: Text | undefined, language: Language): string {
  if (language === 'zh' || sheet === undefined) return title;
  const instance = /（(?<instance>[^（）]+)）$/u.exec(title)?.groups?.['instance'];
  return instance === undefined ? sheet.en : `${sheet.en} (${instance})`;
}

function Leaf({ whole, leaf }: { readonly whole: WholeCase; readonly leaf: LeafEntry }) {
  const t = useWords(officeWords);
  const d = useWords(dossierWords);
  const say = useSay();
  const { scan } = leaf;
  const sheet = useEdition(whole.editionDigest, whole.class.id)?.classes[whole.class.id]?.definitions[leaf.sheet];
  const title = titleOf(leaf, sheet?.title, useLanguage());
  return (
    <li className={scan !== null ? 'attached' : leaf.side === 'office' ? 'later' : ''}>
      <div>
        <h4>{title}</h4>
        <p>
          {t.places}
          {t.colon}
          {leaf.places.map((place) => say(place.label)).join(d.semicolon)}
        </p>
      </div>
      <div className="leaf-acts">
        {scan === null ? (
          <span className={leaf.side === 'office' ? 'quiet' : 'danger-note'}>
            {leaf.side === 'office' ? t.notYet : t.lacking}
          </span>
        ) : (
          <span className="fine">
            ✓ {t.attached}
            {scan.revision !== whole.dossier?.revision && d.inBrackets(t.keptFrom(scan.revision))}
          </span>
        )}
        {scan !== null && (
          <Button size="small" href={fileAddress(whole.id, scan.file)} target="_blank">
            {t.viewScan}
            <span className="sr"> {title}</span>
          </Button>
        )}
      </div>
    </li>
  );
}
