/** The language that the page is in, as it says itself; otherwise the browser's. */
export const pageLanguage = (): string => {
  const { lang } = document.documentElement;
  return lang === '' ? navigator.language : lang;
};
