import type { Denial } from '#src/domain/denial.ts';
import { refuseFile } from './refuse-file.ts';

interface Kind {
  readonly stream: string;
  readonly zh: string;
  readonly en: string;
  readonly saveAs: string;
}

/** Streams by which documents in the old container are known; names are UTF-16 in its directory. */
const kinds: readonly Kind[] = [
  {
    stream: 'WordDocument',
    zh: '旧版文字文档（.doc或.wps）',
    en: 'a document in an old format (.doc or .wps)',
    saveAs: 'docx',
  },
  { stream: 'Workbook', zh: '旧版表格（.xls或.et）', en: 'a workbook in an old format (.xls or .et)', saveAs: 'xlsx' },
  {
    stream: 'PowerPoint Document',
    zh: '旧版演示文稿（.ppt或.dps）',
    en: 'a presentation in an old format (.ppt or .dps)',
    saveAs: 'PDF',
  },
];

/** Refuses a file in the old compound container, saying how to save what it holds (X13). */
export function oldOffice(bytes: Uint8Array, name: string): Denial {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const holds = (stream: string): boolean => data.includes(Buffer.from(stream, 'utf16le'));
  if (holds('EncryptedPackage')) {
    return refuseFile(
      'locked-office',
      name,
      '加了打开密码，审核人员无法打开。请在Word或WPS中取消密码（文件—信息—保护文档/文档加密），保存后重新上传。',
      'has a password, so that nobody could open it here. Remove the password in Word or WPS, save, and upload it again.',
    );
  }
  const kind = kinds.find(({ stream }) => holds(stream));
  if (kind === undefined) {
    return refuseFile(
      'old-office',
      name,
      '是旧版办公软件格式的文件。请用Word、WPS等能打开它的程序“另存为”docx、xlsx或PDF后上传。',
      'is in an old office format. Open it in its program and save it as docx, xlsx or PDF.',
    );
  }
  const target =
    kind.saveAs === 'PDF' ? { zh: 'PDF', en: 'PDF' } : { zh: `${kind.saveAs}或PDF`, en: `${kind.saveAs} or PDF` };
  return refuseFile(
    'old-office',
    name,
    `是${kind.zh}。请用Word或WPS打开，选“文件—另存为”，文件类型选${target.zh}，再上传新文件。`,
    `is ${kind.en}. Open it in Word or WPS, choose File – Save as, pick ${target.en}, and upload the new file.`,
  );
}
