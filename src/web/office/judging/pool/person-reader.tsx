import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { profileParts, profileText } from '#src/domain/pool/profile.ts';
import { Loading } from '../../../entry/loading.tsx';
import { Refused } from '../../../work/refused.tsx';
import { useSay, useWords } from '../../../words/language.tsx';
import { poolWords } from '../../../words/pool-words.ts';
import { useEditionName } from '../../use-desk.ts';
import { useNewestEdition } from '../../../work/use-edition.ts';
import { useCodeName } from '../choice-list.tsx';
import { ConflictLine } from '../conflict-words.tsx';
import { useJudging, useRights } from '../use-judging.ts';
import { AccountPart } from './account-part.tsx';
import { PersonForm } from './person-form.tsx';
import { TermForm } from './term-form.tsx';
import type { PersonPage } from './types.ts';

/** One assessor: profile, panels, conflicts, days and account in this edition. */
export function PersonReader({ id, close }: { readonly id: string; readonly close: () => void }) {
  const { programme, edition } = useEditionName();
  const { data: answer, refetch } = useJudging<PersonPage>(
    `/api/pool/${programme}/editions/${edition}/assessors/${id}`,
  );
  if (answer === undefined) return <Loading />;
  if (!answer.ok) return <Refused refusal={answer.refusal} retry={() => void refetch()} />;
  return <Person person={answer.value} close={close} />;
}

function Person({ person, close }: { readonly person: PersonPage; readonly close: () => void }) {
  const p = useWords(poolWords);
  const { manage } = useRights();
  const [editing, setEditing] = useState(false);
  return (
    <article className="panel-reader">
      <header>
        <h2 id="reader-heading" tabIndex={-1}>
          {person.name}
        </h2>
        <button type="button" className="plain" onClick={close}>
          {p.close}
        </button>
      </header>
      <p className="quiet">
        {person.active ? p.activeOnly : p.inactive} · {person.pledged ? p.pledged : p.notPledged}
      </p>
      {editing ? (
        <PersonForm person={person} close={() => setEditing(false)} />
      ) : (
        <>
          <ProfileFacts person={person} />
          <p title={manage ? undefined : p.onlyManagers}>
            <Button size="small" disabled={!manage} onClick={() => setEditing(true)}>
              {p.edit}
            </Button>
          </p>
        </>
      )}
      <Load person={person} />
      <h3>{p.conflicts}</h3>
      {person.conflicts.length === 0 ? (
        <p className="quiet">{p.noConflicts}</p>
      ) : (
        <ul className="plain-list">
          {person.conflicts.map((one) => (
            <li key={one.id}>
              <Link to={`/office/cases/${one.application}?panel=conflicts`}>{one.applicant ?? one.application}</Link>{' '}
              <ConflictLine conflict={one} />
            </li>
          ))}
        </ul>
      )}
      <TermForm key={person.term.version} person={person} manage={manage} />
      <AccountPart person={person} manage={manage} />
    </article>
  );
}

function ProfileFacts({ person }: { readonly person: PersonPage }) {
  const p = useWords(poolWords);
  const code = useCodeName();
  return (
    <dl className="draw-facts">
      {profileParts.map((part) => {
        const value = person.profile[part];
        const text = Array.isArray(value)
          ? value.map(code).join(p.semicolon)
          : part === 'city' && person.profile.city !== null
            ? code(person.profile.city)
            : profileText(person.profile, part);
        return (
          <div key={part}>
            <dt>{p.parts[part]}</dt>
            <dd>{text === '' ? '—' : text}</dd>
          </div>
        );
      })}
    </dl>
  );
}

function Load({ person }: { readonly person: PersonPage }) {
  const p = useWords(poolWords);
  const say = useSay();
  const classes = Object.values(useNewestEdition()?.assessment?.classes ?? {});
  const title = (id: string): string => {
    const stage = classes.flatMap((one) => one.stages).find((one) => one.id === id);
    return stage === undefined ? id : say(stage.title);
  };
  return (
    <>
      <h3>{p.panels}</h3>
      <p>
        {person.load.length === 0
          ? p.noPanels
          : person.load.map((one) => p.panelsIn(title(one.stage), one.panels)).join(p.semicolon)}
      </p>
    </>
  );
}
