import type { Denial } from '#src/domain/denial.ts';
import { fileKind, type FileKind } from './file-kind.ts';
import { inspectContainer } from './inspect-container.ts';
import { inspectPdf } from './inspect-pdf.ts';
import { inspectPicture } from './inspect-picture.ts';
import type { FileLimits, InspectedFile } from './inspected-file.ts';
import { oldOffice } from './old-office.ts';
import { accepted, archiveRefusal, megabytes, refuseFile } from './refuse-file.ts';

/**
 * Looks at an uploaded file by its content and never throws over it. PDFs are parsed apart from this thread with a
 * time limit, pictures are decoded within the limit of pixels, containers are judged before they are unpacked.
 * A refusal says what is wrong and what to do; its detail is `{why}`.
 */
export async function inspectFile(
  bytes: Uint8Array,
  name: string,
  limits: FileLimits,
): Promise<InspectedFile | Denial> {
  if (bytes.byteLength === 0)
    return refuseFile(
      'empty',
      name,
      '是空文件（0字节），请打开原文件确认能看到内容后重新上传。',
      'is empty (0 bytes). Open the original, see that it has content, and upload it again.',
    );
  if (bytes.byteLength > limits.fileBytes) {
    return refuseFile(
      'over-limit',
      name,
      `有${megabytes(bytes.byteLength)}，超过单个文件${megabytes(limits.fileBytes)}的上限，请压缩或拆分后再传。`,
      `has ${megabytes(bytes.byteLength)}, over the limit of ${megabytes(limits.fileBytes)} a file. Compress or split it.`,
    );
  }
  return await inspectKind(await fileKind(bytes), bytes, name, limits);
}

async function inspectKind(
  found: FileKind,
  bytes: Uint8Array,
  name: string,
  limits: FileLimits,
): Promise<InspectedFile | Denial> {
  switch (found.kind) {
    case 'pdf':
      return await inspectPdf(bytes, name, limits);
    case 'png':
    case 'jpeg':
      return await inspectPicture(found.kind, bytes, name, limits);
    case 'zip':
      return await inspectContainer(bytes, name, limits);
    case 'ole':
      return oldOffice(bytes, name);
    case 'rtf':
      return refuseFile(
        'old-office',
        name,
        '是RTF文档，请用Word或WPS打开后“另存为”docx或PDF再上传。',
        'is an RTF document. Open it in Word or WPS and save it as docx or PDF.',
      );
    case 'html':
      return refuseFile(
        'html',
        name,
        '的内容是网页（HTML），不是它的名称所说的文件。下载时可能存下了登录页或错误页：请重新下载原文件，或用浏览器“打印”为PDF后上传。',
        'holds a web page (HTML), whatever its name says; a sign-in or error page may have been saved. Download the original again, or print the page to PDF.',
      );
    case 'archive':
      return archiveRefusal(name);
    case 'picture':
      return refuseFile(
        'other-picture',
        name,
        `是${found.format}图片，请另存为JPEG或PNG（扫描件也可存为PDF）后上传；手机照片可在相机设置中改为“兼容性最佳”的JPEG格式。`,
        `is a ${found.format} picture. Save it as JPEG or PNG (scans as PDF); phones can be set to take JPEG photos.`,
      );
    default:
      return refuseFile(
        'unknown-type',
        name,
        `的内容无法识别为可上传的文件。可上传${accepted.zh}；请用能打开它的程序另存为PDF后再传。`,
        `is not of a kind that can be uploaded: ${accepted.en}. Save it as PDF with the program that opens it.`,
      );
  }
}
