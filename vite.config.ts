import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The pages: src/web into build/web. The server puts its nonce in place of the mark, anew for every answer. */
export default defineConfig({
  root: 'src/web',
  plugins: [react()],
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
