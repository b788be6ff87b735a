import { useState } from 'react';
import type { Sheet } from '#src/definition/sheet.ts';
import { SheetPreview } from '../../application/sheet-preview.tsx';
import { useDefinition, usePage } from '../../book/hooks.ts';
import { titled } from '../../dossier/document-names.ts';
import { useSay, useWords } from '../../words/language.tsx';
import { officeWords } from '../../words/office-words.ts';

/** The part as it is printed: its own pages, or the whole volume that is kept. */
export function Printed({ sheet, part }: { readonly sheet: Sheet | undefined; readonly part: string }) {
  const t = useWords(officeWords);
  const say = useSay();
  const page = usePage();
  const definition = useDefinition();
  const volumes = titled(definition, page.dossier?.volumes ?? []).filter((one) => one.name.startsWith('volume-'));
  const [chosen, choose] = useState<string | null>(null);
  const name = chosen ?? (sheet === undefined ? volumeOf(definition.volumes, part) : '');
  const address = `/api/applications/${page.id}/documents/${name}`;
  return (
    <section className="printed" aria-label={t.printed}>
      <p className="printed-bar">
        <select
          className="choice"
          aria-label={t.volume}
          value={name}
          onChange={(event) => choose(event.currentTarget.value)}
        >
          {sheet !== undefined && <option value="">{t.printedSheet}</option>}
          {volumes.map((volume) => (
            <option key={volume.name} value={volume.name}>
              {say(volume.title)}
            </option>
          ))}
        </select>
        {name !== '' && (
          <a href={address} target="_blank" rel="noreferrer">
            {t.openVolume}
          </a>
        )}
      </p>
      {name === '' && sheet !== undefined ? (
        <SheetPreview sheet={sheet} />
      ) : (
        <iframe className="viewer" title={name} src={address} />
      )}
    </section>
  );
}

/** The volume that a part other than a sheet is bound in. */
function volumeOf(
  volumes: readonly { readonly id: string; readonly parts: readonly object[] }[],
  part: string,
): string {
  const holds = (one: object): boolean =>
    part === 'evidence' ? 'evidence' in one : 'report' in one && part === `report-${String(one.report)}`;
  const found = volumes.find((volume) => volume.parts.some(holds)) ?? volumes[0];
  return found === undefined ? '' : `volume-${found.id.toLowerCase()}.pdf`;
}
