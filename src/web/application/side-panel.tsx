import { FieldCard } from './field-card.tsx';
import { MissingList } from './missing-list.tsx';

/** The right column: the field one is at, then what is missing. */
export function SidePanel() {
  return (
    <>
      <FieldCard />
      <MissingList />
    </>
  );
}
