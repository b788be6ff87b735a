import { useMatch } from 'react-router';
import { FieldCard } from './field-card.tsx';
import { usePage } from '../book/hooks.ts';
import { MissingList } from './missing-list.tsx';
import { Settled } from './settled.tsx';

/** The right column: beside a sheet the field one is at, then what is missing, or what came of it. */
export function SidePanel() {
  const sheet = useMatch('/applications/:id/sheet/:sheet');
  const { state } = usePage();
  return (
    <>
      {sheet !== null && <FieldCard />}
      {state.final ? <Settled /> : <MissingList />}
    </>
  );
}
