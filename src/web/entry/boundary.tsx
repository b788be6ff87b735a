import { Component, type ReactNode } from 'react';
import { useWords } from '../words/language.tsx';
import { lightWords } from '../words/light-words.ts';

/** What is left when a page fails: what it means and what to do. */
export class Boundary extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? <Failed /> : this.props.children;
  }
}

function Failed() {
  const t = useWords(lightWords);
  return (
    <main className="lone">
      <h1>{t.broken}</h1>
      <p>{t.brokenHint}</p>
      <button type="button" className="act" onClick={() => location.reload()}>
        {t.reload}
      </button>
    </main>
  );
}
