/**
 * The element's own styles. Text and lines take the page's text colour, so they fit any page; the accent follows its
 * `color-scheme`.
 */
export const STYLES: string = `
:host {
  --_accent: var(--diagnostic-data-accent, light-dark(#0a4f96, #8cc4ff));
  --_on-accent: var(--diagnostic-data-on-accent, light-dark(#fff, #06233f));
  --_muted: var(--diagnostic-data-muted, color-mix(in srgb, currentColor 78%, transparent));
  --_line: var(--diagnostic-data-line, color-mix(in srgb, currentColor 18%, transparent));
  --_surface: var(--diagnostic-data-surface, color-mix(in srgb, currentColor 4%, transparent));
  --_radius: var(--diagnostic-data-radius, .75rem);
  display: block;
  box-sizing: border-box;
  container-type: inline-size;
  contain-intrinsic-inline-size: 44rem;
  min-inline-size: 0;
  max-inline-size: 52rem;
  line-height: 1.5;
}
:host([hidden]) { display: none }
h2, h3, h4, p, ul { margin: 0 }
h2 { font-size: 1.5em; line-height: 1.25 }
h3 { margin-block-start: 1.75rem; font-size: 1.15em }
h4 { margin-block: 1rem .25rem; font-size: 1em }
h2 + p, h3 + p { margin-block-start: .25rem; color: var(--_muted) }
ul { padding-inline-start: 1.25rem }
[part=choice] {
  display: grid;
  grid-template-columns: 1fr auto;
  gap: .25rem 1.5rem;
  align-items: center;
  margin-block-start: 1.25rem;
  padding: 1rem 1.25rem;
  border: 1px solid var(--_line);
  border-radius: var(--_radius);
  background: var(--_surface);
}
label { font-weight: 600; cursor: pointer }
#meaning { grid-column: 1; color: var(--_muted) }
#status { grid-column: 1 / -1; margin-block-start: .5rem; padding-block-start: .75rem; border-block-start: 1px solid var(--_line) }
[part=note]:empty { display: none }
[part=note] { margin-block-start: .5rem; padding-inline-start: .75rem; border-inline-start: .2rem solid var(--_accent) }
[part=switch] {
  grid-area: 1 / 2 / 3;
  position: relative;
  inline-size: 3rem;
  block-size: 1.75rem;
  padding: 0;
  border: 2px solid var(--_muted);
  border-radius: 1rem;
  background: none;
  cursor: pointer;
}
[part=switch]::before {
  content: '';
  position: absolute;
  inset-block: .25rem;
  inset-inline-start: .25rem;
  inline-size: 1rem;
  border-radius: 50%;
  background: var(--_muted);
}
[aria-checked=true] { border-color: var(--_accent); background: var(--_accent) }
[aria-checked=true]::before { inset-inline-start: 1.5rem; background: var(--_on-accent) }
[aria-disabled=true] { opacity: .5; cursor: not-allowed }
:focus-visible { outline: 2px solid var(--_accent); outline-offset: 3px; border-radius: .25rem }
[part=switch]:focus-visible { border-radius: 1rem }
table { inline-size: 100%; margin-block-start: .5rem; border-collapse: collapse }
th, td { padding: .6rem 1rem .6rem 0; border-block-end: 1px solid var(--_line); text-align: start; vertical-align: top }
th { inline-size: 28%; font-weight: 600 }
th:last-child { inline-size: auto }
thead th { padding-block: .25rem; color: var(--_muted); font-size: .85em; font-weight: 400 }
details { margin-block-start: .75rem }
summary, a { color: var(--_accent); cursor: pointer }
summary { inline-size: fit-content }
code { font-size: .9em; overflow-wrap: anywhere }
li + li { margin-block-start: .25rem }
[part=more] { display: inline-block; margin-block-start: 1.5rem }
@container (inline-size < 36rem) {
  thead { position: absolute; clip-path: inset(50%) }
  table, tbody, tr, th, td { display: block }
  tr { padding-block: .6rem; border-block-end: 1px solid var(--_line) }
  tbody th, td { inline-size: auto; padding: 0; border: 0 }
  td + td { color: var(--_muted) }
}
@media (prefers-reduced-motion: no-preference) {
  [part=switch], [part=switch]::before { transition: .15s }
}
@media (forced-colors: active) {
  [part=switch]::before { background: ButtonText; forced-color-adjust: none }
  [aria-checked=true] { border-color: Highlight; background: Highlight; forced-color-adjust: none }
  [aria-checked=true]::before { background: HighlightText }
  [aria-disabled=true] { border-color: GrayText; opacity: 1 }
}
`;
