import { useEffect, useState } from 'react';
import type { Text } from '#src/definition/text.ts';
import { request } from '../api/request.ts';
import { landing } from '../entry/landing.ts';
import { useSay, useWords } from '../words/language.tsx';
import { lightWords } from '../words/light-words.ts';

/** Headings of the switcher, in order. */
const groups = ['applicant', 'city', 'province', 'supervision', 'assessor', 'committee', 'administration'] as const;

interface Person {
  readonly id: string;
  readonly group: (typeof groups)[number];
  readonly name: string;
  readonly title: Text;
  readonly email: string;
  readonly state: Text;
}

/** The demo's people with the state of their work; choosing one signs in as them. */
export function PeoplePanel() {
  const t = useWords(lightWords);
  const say = useSay();
  const [people, setPeople] = useState<readonly Person[] | null>(null);
  useEffect(() => {
    void request<readonly Person[]>('/demo/people').then((answer) => setPeople(answer.ok ? answer.value : []));
  }, []);
  const enter = (id: string): void =>
    void request('/demo/switch', { method: 'POST', body: { id } }).then(async (answer) => {
      if (answer.ok) location.assign(await landing());
    });
  if (people === null) return null;
  if (people.length === 0) return <p>{t.noPeople}</p>;
  return groups.map((group) => {
    const listed = people.filter((person) => person.group === group);
    if (listed.length === 0) return null;
    return (
      <section key={group} aria-label={t.peopleGroups[group]}>
        <h2>{t.peopleGroups[group]}</h2>
        <ul className="people">
          {listed.map((person) => (
            <li key={person.id}>
              <button type="button" onClick={() => enter(person.id)} title={t.choosePerson}>
                <strong>{person.name}</strong>
                <span>{say(person.title)}</span>
                <em>{say(person.state)}</em>
              </button>
            </li>
          ))}
        </ul>
      </section>
    );
  });
}
