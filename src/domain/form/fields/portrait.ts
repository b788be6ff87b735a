import type { PortraitField } from '#src/definition/field.ts';
import type { FileAnswer, StoredFile } from '../answers.ts';
import type { Issue } from '../field-type.ts';
import { error, warning } from '../issue.ts';

const millimetresInAnInch = 25.4;

/** Pixels the print needs at the least. */
export function pixelsNeeded({ widthMm, heightMm, minDpi }: PortraitField): {
  readonly width: number;
  readonly height: number;
} {
  return {
    width: Math.floor((widthMm / millimetresInAnInch) * minDpi),
    height: Math.floor((heightMm / millimetresInAnInch) * minDpi),
  };
}

/** What is wrong with a portrait: several, missing in the package, no picture, too coarse, of another shape. */
export function portraitIssues(
  field: PortraitField,
  files: readonly FileAnswer[],
  stored: Readonly<Record<string, StoredFile>>,
): readonly Issue[] {
  const [file, ...others] = files;
  if (file === undefined) return [];
  if (others.length > 0) return [error('照片只要一张。请移除多余的。', 'One portrait is enough. Remove the others.')];
  const picture = stored[file.file];
  if (picture === undefined)
    return [
      error(
        `照片“${file.name}”不在申报材料内。请重新上传。`,
        `The portrait "${file.name}" is not in the application. Upload it again.`,
      ),
    ];
  if (!picture.type.startsWith('image/'))
    return [
      error(
        `“${file.name}”不是图片。请上传 JPG 或 PNG 照片。`,
        `"${file.name}" is not a picture. Upload a JPG or PNG.`,
      ),
    ];
  return picture.width === undefined || picture.height === undefined
    ? []
    : sizeIssues(field, picture.width, picture.height);
}

function sizeIssues(field: PortraitField, width: number, height: number): readonly Issue[] {
  const needed = pixelsNeeded(field);
  const issues: Issue[] = [];
  if (width < needed.width || height < needed.height) {
    issues.push(
      warning(
        `照片为 ${width}×${height} 像素，印成 ${field.widthMm}×${field.heightMm} 毫米会模糊。请换 ${needed.width}×${needed.height} 像素以上的照片。`,
        `The portrait has ${width}×${height} pixels and would print blurred at ${field.widthMm}×${field.heightMm} mm. Take one of ${needed.width}×${needed.height} pixels or more.`,
      ),
    );
  }
  const ratio = (width / height) * (field.heightMm / field.widthMm);
  if (ratio < 0.9 || ratio > 1.1) {
    issues.push(
      warning(
        `照片的宽高比与 ${field.widthMm}×${field.heightMm} 毫米不符，会被裁切。请按此比例裁好后上传。`,
        `The portrait is not in the proportion ${field.widthMm}×${field.heightMm} mm and would be cropped. Crop it first.`,
      ),
    );
  }
  return issues;
}
