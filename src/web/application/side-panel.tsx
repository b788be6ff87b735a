import { useMatch } from 'react-router';
import { FieldCard } from './field-card.tsx';
import { MissingList } from './missing-list.tsx';

/** The right column: beside a sheet the field one is at, then what is missing. */
export function SidePanel() {
  const sheet = useMatch('/applications/:id/sheet/:sheet');
  return (
    <>
      {sheet !== null && <FieldCard />}
      <MissingList />
    </>
  );
}
