import { useState } from 'react';

const stored = 'laurel.density';

/** Whether rows stand close together; kept in this browser. */
export function useDensity(): readonly [boolean, (dense: boolean) => void] {
  const [dense, set] = useState(() => localStorage.getItem(stored) === 'dense');
  return [
    dense,
    (next) => {
      localStorage.setItem(stored, next ? 'dense' : 'roomy');
      set(next);
    },
  ];
}
