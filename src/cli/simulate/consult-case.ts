import type { ApiClient } from '../api-client.ts';

/** What one case says of the departments that are asked about it. */
export interface CaseConsultations {
  readonly open: boolean;
  readonly departments: readonly {
    readonly authority: { readonly id: string };
    readonly required: 'yes' | 'no' | 'unclear';
    readonly letter: { readonly id: string } | null;
    readonly item: {
      readonly item: string;
      readonly state: string;
      readonly answer: { readonly kind: string } | null;
      readonly judged: object | null;
    } | null;
  }[];
}

/** The department that gives the planned answer about a case: the first that the edition asks. */
export async function oddDepartment(handler: ApiClient, id: string): Promise<string | null> {
  const { departments } = await handler.get<CaseConsultations>(`/api/cases/${id}/consultations`);
  return departments.find((one) => one.required === 'yes')?.authority.id ?? null;
}
