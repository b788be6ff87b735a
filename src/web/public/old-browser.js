// Plain old script on purpose: it must run in the browsers it is about.
(function () {
  function supported() {
    try {
      return (
        'noModule' in document.createElement('script') &&
        typeof Object.hasOwn === 'function' &&
        typeof Array.prototype.at === 'function' &&
        'inert' in HTMLElement.prototype &&
        window.CSS &&
        CSS.supports('selector(:where(a))') &&
        CSS.supports('selector(:has(a))')
      );
    } catch (error) {
      return false;
    }
  }
  if (!supported()) {
    document.getElementById('old-browser').removeAttribute('hidden');
    document.getElementById('root').style.display = 'none';
  }
})();
