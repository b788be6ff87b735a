import { useEffect, useMemo, useRef, useState } from 'react';
import type { Text } from '#src/definition/text.ts';
import type { EvidenceItem } from '#src/domain/form/answers.ts';
import { useDefinition, useJudgement } from '../../book/hooks.ts';
import { provable } from '../../evidence/provable.ts';
import { FileViewer } from '../../work/file-viewer.tsx';
import { useLanguage, useSay, useWords } from '../../words/language.tsx';
import { dossierWords } from '../../words/dossier-words.ts';
import { officeWords } from '../../words/office-words.ts';
import type { Move, Place } from '../place.ts';
import type { Point } from './point.ts';

interface Props {
  readonly place: Place;
  readonly move: Move;
  readonly point: Point | null;
}

/** The proofs that were handed in, by kind; the chosen one with its facts and files. */
export function EvidencePart({ place, move, point }: Props) {
  const t = useWords(officeWords);
  const d = useWords(dossierWords);
  const say = useSay();
  const definition = useDefinition();
  const { data } = useJudgement();
  const chosen = data.evidence.find((item) => item.id === place.get('item')) ?? data.evidence[0];
  if (data.evidence.length === 0 && point === null) return <p className="quiet">{t.noEvidence}</p>;
  return (
    <div className="evidence-part">
      <div className="slots">
        {definition.evidence.map((category) => {
          const items = data.evidence.filter((item) => item.category === category.id);
          if (items.length === 0 && point === null) return null;
          return (
            <section key={category.id} className="slot">
              <div className="slot-head">
                <h3>{say(category.title)}</h3>
                {point !== null && (
                  <button
                    type="button"
                    className="plain"
                    onClick={() => point({ place: { kind: 'evidence', category: category.id }, label: category.title })}
                  >
                    {t.askCategory}
                    <span className="sr"> {say(category.title)}</span>
                  </button>
                )}
              </div>
              <ul>
                {items.map((item) => (
                  <li key={item.id}>
                    <button
                      type="button"
                      className="slot-item"
                      aria-current={item.id === chosen?.id}
                      onClick={() => move({ item: item.id })}
                    >
                      {item.title === '' ? d.noTitle : item.title}
                      <small>
                        {d.pages(item.files.reduce((sum, file) => sum + (data.files[file]?.pages ?? 1), 0))}
                      </small>
                    </button>
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
      </div>
      {chosen !== undefined && (
        <Item key={chosen.id} item={chosen} point={point} asked={chosen.id === place.get('item')} />
      )}
    </div>
  );
}

/** A piece of evidence in words: its kind and its own title, where that says more. */
function inWords(category: Text | undefined, title: string): Text {
  const kind = category ?? { zh: '', en: '' };
  if (title === kind.zh) return kind;
  return { zh: `${kind.zh} ${title}`.trim(), en: `${kind.en} ${title}`.trim() };
}

function Item({
  item,
  point,
  asked,
}: {
  readonly item: EvidenceItem;
  readonly point: Point | null;
  /** Whether somebody chose it; then it comes into sight, where it stands below the list. */
  readonly asked: boolean;
}) {
  const section = useRef<HTMLElement | null>(null);
  useEffect(() => {
    if (asked) section.current?.scrollIntoView({ block: 'nearest' });
  }, [asked]);
  const t = useWords(officeWords);
  const d = useWords(dossierWords);
  const language = useLanguage();
  const definition = useDefinition();
  const { data } = useJudgement();
  const [viewed, view] = useState(item.files[0] ?? null);
  const names = useMemo(
    () => new Map(provable(definition, language).map((one) => [one.value, one.label])),
    [definition, language],
  );
  const category = definition.evidence.find((one) => one.id === item.category);
  const facts = (['issuer', 'number', 'issued', 'validUntil'] as const)
    .map((name) => [d[name], item[name] ?? ''] as const)
    .filter(([, value]) => value !== '');
  const proved = item.proves.map((one) => names.get(one) ?? one);
  return (
    <section ref={section} className="item-form" aria-label={item.title}>
      <h3>{item.title === '' ? d.noTitle : item.title}</h3>
      <dl className="facts">
        {[...facts, ...(proved.length === 0 ? [] : [[t.proves, proved.join(t.listComma)] as const])].map(
          ([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
      {point !== null && (
        <button
          type="button"
          className="chip"
          onClick={() =>
            point({
              place: { kind: 'evidence', item: item.id },
              label: inWords(category?.title, item.title),
            })
          }
        >
          {t.askItem}
        </button>
      )}
      {item.files.length > 1 && (
        <ul className="item-files">
          {item.files.map((file) => (
            <li key={file} aria-current={file === viewed}>
              <span>{data.files[file]?.name ?? file.slice(0, 12)}</span>
              <button type="button" className="plain" onClick={() => view(file)}>
                {d.view}
              </button>
            </li>
          ))}
        </ul>
      )}
      {viewed !== null && <FileViewer sha256={viewed} />}
    </section>
  );
}
