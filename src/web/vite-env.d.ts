/// <reference types="vite/client" />

// antd's ES files carry types that TypeScript takes for CommonJS ones.
declare module 'antd/es/locale/zh_CN.js' {
  const locale: import('antd/es/locale/index.js').Locale;
  export default locale;
}
declare module 'antd/es/locale/en_US.js' {
  const locale: import('antd/es/locale/index.js').Locale;
  export default locale;
}

/** Where the parts of PDF.js lie that it fetches by name; put in when the pages are built. */
declare const PDF_PARTS: string;
