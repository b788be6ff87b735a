import { Button, Tooltip } from 'antd';
import { useMatch } from 'react-router';
import { nameOf } from '#src/domain/form/identity.ts';
import { useDefinition, useJudgement, usePage, useWorkbook } from '../book/hooks.ts';
import { useLanguage, useSay, useWords } from '../words/language.tsx';
import { daysUntil, localDay } from '../words/moments.ts';
import { workWords } from '../words/work-words.ts';
import { lastDayOf } from '../office/due-words.ts';
import { useOpenCorrection } from './corrections/open-correction.ts';
import { StateChip } from '../work/state-chip.tsx';
import { openPreview } from './dialog-state.ts';
import { NextAct } from './next-act.tsx';
import { SaveState } from './save-state.tsx';
import { useSideTitle } from './side-title.ts';

interface Props {
  readonly toggle: (side: 'left' | 'right') => void;
  readonly shown: { readonly left: boolean; readonly right: boolean };
}

/** One line: edition and class, applicant, state, saved, preview, the next act. */
export function Heading({ toggle, shown }: Props) {
  const t = useWords(workWords);
  const say = useSay();
  const page = usePage();
  const definition = useDefinition();
  const { edition } = useWorkbook();
  const { data, findings } = useJudgement();
  const name = nameOf(definition, data);
  const sheet = useMatch('/applications/:id/sheet/:sheet')?.params.sheet ?? null;
  const errors = findings.filter((finding) => finding.severity === 'error').length;
  const beside = useSideTitle();
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
        <StateChip state={page.state} outcome={page.outcome} />
        {!page.state.final && <Due />}
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
        {errors > 0 && !page.state.final ? (
          <span className="error-count">{errors}</span>
        ) : (
          <span aria-hidden="true">✓</span>
        )}
        <span className="sr"> {beside}</span>
      </Button>
    </>
  );
}

/** Until when, and to whom it goes. */
function Due() {
  const t = useWords(workWords);
  const say = useSay();
  const language = useLanguage();
  const page = usePage();
  const asked = useOpenCorrection()?.due ?? null;
  const last = asked === null ? page.lastDay : lastDayOf(asked);
  return (
    <Tooltip title={page.channel === null ? t.noChannel : say(page.channel.name)}>
      <span className="due" tabIndex={0}>
        {t.due} {localDay(last, language)} · {t.daysLeft(daysUntil(last, page.now))}
      </span>
    </Tooltip>
  );
}
