import { Modal } from 'antd';
import { useSay, useWords } from '../words/language.tsx';
import { consultationWords } from '../words/consultation-words.ts';
import { localStamp } from '../words/moments.ts';
import type { WholeOfficeLetter } from './consultation-types.ts';

export interface IssuedLink {
  readonly url: string;
  readonly expiresAt: string;
  /** The QR of the address as SVG. */
  readonly qr: string;
}
interface Props {
  readonly link: IssuedLink;
  readonly letter: WholeOfficeLetter;
  readonly close: () => void;
}

/** A one-time link as it is put on paper: shown this once, with its QR, and printed alone. */
export function ConsultationLink({ link, letter, close }: Props) {
  const t = useWords(consultationWords);
  const say = useSay();
  return (
    <Modal
      open
      title={t.linkTitle}
      okText={t.print}
      cancelText={t.close}
      onOk={() => window.print()}
      onCancel={close}
      rootClassName="consult-link-dialog"
    >
      <p>{t.linkHint}</p>
      <div className="consult-link">
        <img src={`data:image/svg+xml,${encodeURIComponent(link.qr)}`} alt={t.linkTitle} width={160} height={160} />
        <div>
          <strong>{say(letter.authority.name)}</strong>
          <p>
            {say(letter.channel.name)} {letter.number ?? ''}
          </p>
          <p className="consult-url">{link.url}</p>
          <p className="quiet">{t.linkUntil(localStamp(link.expiresAt))}</p>
        </div>
      </div>
    </Modal>
  );
}
