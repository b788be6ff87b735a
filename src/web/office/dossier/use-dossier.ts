import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { request } from '../../api/request.ts';
import type { ApplicationPage, Refusal } from '../../api/types.ts';
import { readOnlyWorkbook } from '../../book/read-only-workbook.ts';
import type { Workbook } from '../../book/workbook.ts';
import type { WholeCase } from '../types.ts';
import { useEdition } from '../../work/use-edition.ts';

type Dossier = Workbook | { readonly refusal: Refusal } | null;

/** What was handed in, as a workbook that is only read, with the server's findings; null while it is fetched. */
export function useDossier({ id, class: { id: className }, editionDigest, dossier, findings }: WholeCase): Dossier {
  const { data: answer } = useQuery({
    queryKey: ['dossier', id, dossier?.revision],
    queryFn: () => request<ApplicationPage>(`/api/cases/${id}/dossier`),
    staleTime: 60_000,
  });
  const edition = useEdition(editionDigest, className);
  return useMemo(() => {
    if (answer?.ok === false) return { refusal: answer.refusal };
    const definition = edition?.classes[className];
    if (answer === undefined || edition === undefined || definition === undefined) return null;
    return readOnlyWorkbook({ edition, definition, lacks: () => [], told: findings }, answer.value);
  }, [answer, edition, className, findings]);
}
