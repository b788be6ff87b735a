import { useEffect, useState } from 'react';
import type { Edition } from '#src/definition/edition-bundle.ts';
import { coversOf, lacksOf, type GlyphRuns } from '#src/domain/form/glyphs.ts';
import { request } from '../api/request.ts';
import type { ApplicationPage, Refusal } from '../api/types.ts';
import { openWorkbook, type Workbook } from '../book/workbook.ts';
import { useSession } from '../work/session.tsx';

type Opened =
  | { readonly kind: 'opening' }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly retry: () => void }
  | { readonly kind: 'open'; readonly workbook: Workbook };

/** Reads the application, then its edition and what the fonts have (kept for ever by digest), then opens the workbook. */
export function useOpenWorkbook(id: string): Opened {
  const { user } = useSession();
  const [attempt, setAttempt] = useState(0);
  const [opened, setOpened] = useState<Opened>({ kind: 'opening' });
  useEffect(() => {
    let workbook: Workbook | null = null;
    let gone = false;
    const refuse = (refusal: Refusal): void =>
      setOpened({ kind: 'refused', refusal, retry: () => setAttempt((count) => count + 1) });
    setOpened({ kind: 'opening' });
    void open(id, user.id).then((result) => {
      if ('refusal' in result) return gone ? undefined : refuse(result.refusal);
      if (gone) return result.workbook.close();
      workbook = result.workbook;
      return setOpened({ kind: 'open', workbook });
    });
    return () => {
      gone = true;
      workbook?.close();
    };
  }, [id, user.id, attempt]);
  return opened;
}

async function open(
  id: string,
  user: string,
): Promise<{ readonly workbook: Workbook } | { readonly refusal: Refusal }> {
  const page = await request<ApplicationPage>(`/api/applications/${id}`);
  if (!page.ok) return { refusal: page.refusal };
  const [bundle, glyphs] = await Promise.all([
    request<{ edition: Edition }>(`/api/editions/${page.value.editionDigest}/${page.value.class}`),
    request<{ runs: GlyphRuns }>(`/api/glyphs/${page.value.glyphs}`),
  ]);
  if (!bundle.ok) return { refusal: bundle.refusal };
  if (!glyphs.ok) return { refusal: glyphs.refusal };
  const definition = bundle.value.edition.classes[page.value.class];
  if (definition === undefined)
    return {
      refusal: { code: 'absent', reason: { zh: '本届没有这一申报类别。', en: 'This edition has no such class.' } },
    };
  const lacks = lacksOf(coversOf(glyphs.value.runs));
  return { workbook: await openWorkbook({ edition: bundle.value.edition, definition, lacks }, page.value, user) };
}
