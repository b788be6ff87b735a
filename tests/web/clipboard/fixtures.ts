/**
 * Clipboard contents in the shapes that spreadsheets give them. Written by hand after the formats the programs use:
 * Excel for Windows (HTML with mso attributes and wrapped lines), WPS 表格 (HTML without them), LibreOffice Calc, and the
 * tab-separated text that all of them offer beside it. All names and numbers are invented.
 */
export const excelHtml = `<html xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style><!--table {mso-displayed-decimal-separator:"\\.";} td {padding:0}--></style></head>
<body link=blue vlink=purple>
<table border=0 cellpadding=0 cellspacing=0 width=192 style='border-collapse:
 collapse;width:144pt'>
<!--StartFragment-->
 <col width=64 span=3 style='width:48pt'>
 <tr height=18 style='height:13.8pt'>
  <td height=18 class=xl65 width=64 style='height:13.8pt;width:48pt'>南京甲机床<br>
    有限公司</td>
  <td class=xl66 align=right width=64>1,234.50</td>
  <td class=xl65>A&amp;B&nbsp;&#20844;司</td>
 </tr>
 <tr height=18>
  <td height=18 colspan=2 class=xl65>合并</td>
  <td></td>
 </tr>
<!--EndFragment-->
</table></body></html>`;

export const wpsHtml = '<table><tr><td rowspan="2">苏州乙</td><td>2017</td></tr><tr><td>2018</td></tr></table>';

export const tabText = '名称\t地址\r\n"多行\n地址"\t"带""引号"""\r\n丙厂\t无锡\r\n';

/** What a spreadsheet puts on the clipboard. */
export interface Clip {
  readonly html: string;
  readonly text: string;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br>\n    ');
const tabbed = (lines: readonly (readonly string[])[]): string =>
  lines.map((line) => `${line.map((cell) => (cell.includes('\n') ? `"${cell}"` : cell)).join('\t')}\r\n`).join('');

/** Lines as Excel for Windows copies them: the shape of `excelHtml`, with the tab-separated text beside it. */
export function asExcel(lines: readonly (readonly string[])[]): Clip {
  const rows = lines.map(
    (line) => ` <tr height=18>\n${line.map((cell) => `  <td class=xl65>${escaped(cell)}</td>`).join('\n')}\n </tr>`,
  );
  const html = excelHtml.replace(
    /<!--StartFragment-->[\s\S]*<!--EndFragment-->/u,
    () => `<!--StartFragment-->\n${rows.join('\n')}\n<!--EndFragment-->`,
  );
  return { html, text: tabbed(lines) };
}

/** Lines as WPS 表格 copies them: the shape of `wpsHtml`. */
export function asWps(lines: readonly (readonly string[])[]): Clip {
  const rows = lines.map((line) => `<tr>${line.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`);
  return { html: `<table>${rows.join('')}</table>`, text: tabbed(lines) };
}
