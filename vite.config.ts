import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const pdfjs = fileURLToPath(new URL('.', import.meta.resolve('pdfjs-dist/package.json')));

/** What PDF.js fetches by name while it reads: its worker, maps of Chinese characters, the standard fonts, decoders. Under its version, so that they may be kept for ever. */
function pdfParts(): Plugin {
  const { version } = JSON.parse(readFileSync(join(pdfjs, 'package.json'), 'utf8')) as { version: string };
  const parts = {
    cmaps: /\.bcmap$/u,
    standard_fonts: /\.(?:pfb|ttf)$/u,
    wasm: /_nowasm_fallback\.js$/u,
    'legacy/build': /^pdf\.worker\.min\.mjs$/u,
  };
  return {
    name: 'pdf-parts',
    config: () => ({ define: { PDF_PARTS: JSON.stringify(`/pdf-parts-${version}/`) } }),
    generateBundle() {
      for (const [folder, wanted] of Object.entries(parts))
        for (const name of readdirSync(join(pdfjs, folder)).filter((one) => wanted.test(one)))
          this.emitFile({
            type: 'asset',
            fileName: `pdf-parts-${version}/${basename(folder)}/${name}`,
            source: readFileSync(join(pdfjs, folder, name)),
          });
    },
  };
}

/** The pages: src/web into build/web. The server puts its nonce in place of the mark, anew for every answer. */
export default defineConfig({
  root: 'src/web',
  plugins: [react(), pdfParts()],
  html: { cspNonce: '__NONCE__' },
  build: {
    outDir: '../../build/web',
    emptyOutDir: true,
    manifest: true,
    target: 'chrome109',
    cssTarget: 'chrome109',
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    modulePreload: { polyfill: false },
  },
});
