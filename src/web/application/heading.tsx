import { Button, Tooltip } from 'antd';
import { useMatch } from 'react-router';
import { nameOf } from '#src/domain/form/identity.ts';
import { useDefinition, useJudgement, usePage, useWorkbook } from '../book/hooks.ts';
import { useLanguage, useSay, useWords } from '../words/language.tsx';
import { daysUntil, localDay } from '../words/moments.ts';
import { workWords } from '../words/work-words.ts';
import { lastDayOf } from '../office/due-words.ts';
import { useOpenCorrection } from './corrections/open-correction.ts';
import { openPreview } from './dialog-state.ts';
import { NextAct } from './next-act.tsx';
import { SaveState } from './save-state.tsx';

interface Props {
  readonly toggle: (side: 'left' | 'right') => void;
  readonly shown: { readonly left: boolean; readonly right: boolean };
}

/** One line: edition and class, applicant, state, saved, preview, the next act. */
export function Heading({ toggle, shown }: Props) {
  const t = useWords(workWords);
  const say = useSay();
  const language = useLanguage();
  const page = usePage();
  const definition = useDefinition();
  const { edition } = useWorkbook();
  const { data, findings } = useJudgement();
  const name = nameOf(definition, data);
  const sheet = useMatch('/applications/:id/sheet/:sheet')?.params.sheet ?? null;
  const errors = findings.filter((finding) => finding.severity === 'error').length;
  const asked = useOpenCorrection()?.due ?? null;
  const last = asked === null ? page.lastDay : lastDayOf(asked);
  const days = daysUntil(last, page.now);
  return (
    <>
      <Button
        type="text"
        size="small"
        className="fold"
        aria-expanded={shown.left}
        title={shown.left ? t.hideLeft : t.showLeft}
        onClick={() => toggle('left')}
      >
        <span aria-hidden="true">☰</span>
        <span className="sr">{t.contents}</span>
      </Button>
      <div className="heading">
        <span className="edition" title={say(edition.file.title)}>
          {say(edition.file.title)} · {say(definition.title)}
        </span>
        <h1 title={name}>{name === '' ? t.unnamed : name}</h1>
        <span className={`state state-${page.state.id}`}>{say(page.state.title)}</span>
        <Tooltip title={page.channel === null ? t.noChannel : say(page.channel.name)}>
          <span className="due" tabIndex={0}>
            {t.due} {localDay(last, language)} · {t.daysLeft(days)}
          </span>
        </Tooltip>
        <SaveState />
      </div>
      {sheet !== null && (
        <Button size="small" className="preview-button" onClick={() => openPreview(sheet)}>
          {t.preview}
        </Button>
      )}
      <NextAct />
      <Button
        type="text"
        size="small"
        className="fold"
        aria-expanded={shown.right}
        title={shown.right ? t.hideRight : t.showRight}
        onClick={() => toggle('right')}
      >
        {errors > 0 ? <span className="error-count">{errors}</span> : <span aria-hidden="true">✓</span>}
        <span className="sr"> {t.missing}</span>
      </Button>
    </>
  );
}
