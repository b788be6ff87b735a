import { Button } from 'antd';
import { useEffect, useId, useState } from 'react';
import { useSession } from '../../../work/session.tsx';
import { useWords } from '../../../words/language.tsx';
import { drawWords } from '../../../words/draw-words.ts';
import { useRights } from '../use-judging.ts';
import { ownParty } from './draw-state.ts';
import type { DrawPage } from './draws-page.tsx';
import { keptSeeds } from './kept-seeds.ts';
import { canCommit, commitmentTo, freshSeed } from './seed.ts';

interface Props {
  readonly draw: DrawPage;
  readonly send: (body: object) => Promise<boolean>;
}

/** The commitment of the own party to a seed; null while it is computed or the seed is not whole. */
function useCommitment({ record }: DrawPage, seed: string): string | null {
  const { party } = useRights();
  const [of, setOf] = useState<{ readonly seed: string; readonly commitment: string } | null>(null);
  useEffect(() => {
    if (party === null || !canCommit() || !/^[0-9a-f]{64}$/u.test(seed)) return;
    void commitmentTo(record, party, seed).then((commitment) => setOf({ seed, commitment }));
  }, [record, party, seed]);
  return of?.seed === seed ? of.commitment : null;
}

/** A seed made and kept here; only its commitment is sent. */
export function CommitForm({ draw, send }: Props) {
  const w = useWords(drawWords);
  const { user } = useSession();
  const [seed] = useState(() => (canCommit() ? freshSeed() : ''));
  const [copied, setCopied] = useState(false);
  const commitment = useCommitment(draw, seed);
  if (!canCommit()) return <p className="refusal">{w.noCrypto}</p>;
  const commit = async (): Promise<void> => {
    const kept = await keptSeeds(user.id);
    // Kept before it is sent: a commitment whose seed is lost fails the round.
    await kept.write(draw.id, draw.record.round.number, seed);
    await send({ commitment });
  };
  return (
    <>
      <p>{w.commitHint}</p>
      <dl className="draw-facts">
        <div>
          <dt>{w.yourSeed}</dt>
          <dd>
            <code className="digest seed">{seed}</code>
          </dd>
        </div>
        <div>
          <dt>{w.commitmentIs}</dt>
          <dd>
            <code className="digest">{commitment ?? '…'}</code>
          </dd>
        </div>
      </dl>
      <p>
        <label>
          <input type="checkbox" checked={copied} onChange={(event) => setCopied(event.currentTarget.checked)} />{' '}
          {w.copied}
        </label>
      </p>
      <Button type="primary" disabled={!copied || commitment === null} onClick={() => void commit()}>
        {w.commit}
      </Button>
    </>
  );
}

/** The seed that was committed to, from this browser or from the copy. */
export function RevealForm({ draw, send }: Props) {
  const w = useWords(drawWords);
  const id = useId();
  const { user } = useSession();
  const rights = useRights();
  const [seed, setSeed] = useState('');
  useEffect(() => {
    void keptSeeds(user.id)
      .then((kept) => kept.read(draw.id, draw.record.round.number))
      .then((found) => setSeed((typed) => (typed === '' ? (found ?? '') : typed)));
  }, [user.id, draw.id, draw.record.round.number]);
  const commitment = useCommitment(draw, seed.trim());
  const fits = commitment !== null && commitment === ownParty(draw.record, rights)?.commitment;
  if (!canCommit()) return <p className="refusal">{w.noCrypto}</p>;
  return (
    <>
      <p>{w.revealHint}</p>
      <p className="act-field">
        <label htmlFor={id}>{w.yourSeed}</label>
        <input
          id={id}
          className="seed"
          value={seed}
          maxLength={100}
          spellCheck={false}
          onChange={(event) => setSeed(event.currentTarget.value)}
        />
        {seed.trim() !== '' && <span role="status">{fits ? `✓ ${w.fits}` : w.fitsNot}</span>}
      </p>
      <Button type="primary" disabled={!fits} onClick={() => void send({ seed: seed.trim() })}>
        {w.reveal}
      </Button>
    </>
  );
}
