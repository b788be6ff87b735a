import './polyfills.ts';
import './theme/light.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './entry/app.tsx';
import { LanguageProvider } from './words/language.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no #root');
createRoot(root).render(
  <StrictMode>
    <LanguageProvider>
      <App />
    </LanguageProvider>
  </StrictMode>,
);
