import { DATA_CATEGORIES, type DataCategory } from '../policy/index.ts';
import { canChoose, type Choice, createChoice } from './choice.ts';
import type { DiagnosticDataSettings, SettingsCatalogue, SettingsConsent } from './contract.ts';
import { make } from './dom.ts';
import { explainClass } from './explanation.ts';
import { ENGLISH, type SettingsStrings } from './strings.ts';
import { STYLES } from './styles.ts';

/** Where there is no DOM, the module can be loaded, and nothing more. */
const Base = globalThis.HTMLElement ?? Object;

const PROPERTIES = ['consent', 'catalogue', 'categories', 'strings'] as const;

/** The element; one state machine, as the browser wants it. */
export class SettingsElement extends Base implements DiagnosticDataSettings {
  static readonly observedAttributes = ['more-href'];
  #consent: SettingsConsent | undefined;
  #catalogue: SettingsCatalogue | undefined;
  #categories: Readonly<Record<string, DataCategory>> = {};
  #strings: SettingsStrings = ENGLISH;
  #choice: Choice | undefined;
  #unsubscribe: (() => void) | undefined;
  #isPending = false;
  #isUnsaved = false;

  get consent(): SettingsConsent | undefined {
    return this.#consent;
  }

  set consent(consent: SettingsConsent | undefined) {
    this.#consent = consent;
    this.#isUnsaved = false;
    if (this.isConnected) this.#follow();
  }

  get catalogue(): SettingsCatalogue | undefined {
    return this.#catalogue;
  }

  set catalogue(catalogue: SettingsCatalogue | undefined) {
    this.#catalogue = catalogue;
    this.#render();
  }

  get categories(): Readonly<Record<string, DataCategory>> {
    return this.#categories;
  }

  set categories(categories: Readonly<Record<string, DataCategory>>) {
    this.#categories = categories;
    this.#render();
  }

  get strings(): SettingsStrings {
    return this.#strings;
  }

  set strings(strings: Partial<SettingsStrings>) {
    this.#strings = { ...ENGLISH, ...strings };
    this.#render();
  }

  connectedCallback(): void {
    for (const name of PROPERTIES) this.#adopt(name);
    this.#render();
    this.#follow();
  }

  disconnectedCallback(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
  }

  attributeChangedCallback(): void {
    this.#render();
  }

  /** What was set before the element was defined hides the accessors. */
  #adopt(name: (typeof PROPERTIES)[number]): void {
    if (!Object.hasOwn(this, name)) return;
    const value = this[name];
    delete (this as Partial<this>)[name];
    Object.assign(this, { [name]: value });
  }

  #follow(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = this.#consent?.subscribe(() => {
      this.#isUnsaved = false;
      this.#show();
    });
    this.#show();
  }

  /** A choice is shown once it is settled: not before it is recorded, and not half of it. */
  #show(): void {
    if (!this.#isPending) this.#choice?.show(this.#consent, this.#isUnsaved);
  }

  async #choose(): Promise<void> {
    const consent = this.#consent;
    if (this.#isPending || !canChoose(consent)) return;
    this.#isPending = true;
    try {
      await consent.set(consent.level === 'optional' ? 'required' : 'optional', { source: 'settings' });
      this.#isUnsaved = false;
    } catch {
      this.#isUnsaved = true;
    }
    this.#isPending = false;
    this.#show();
  }

  #render(): void {
    if (!this.isConnected) return;
    const root = this.shadowRoot ?? this.#open();
    const hadFocus = root.activeElement !== null;
    this.#choice = createChoice(this.#strings, () => void this.#choose());
    root.replaceChildren(...this.#content(this.#choice));
    this.#show();
    if (hadFocus) this.#choice.button.focus();
  }

  #open(): ShadowRoot {
    const root = this.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLES);
    root.adoptedStyleSheets = [sheet];
    return root;
  }

  #content({ element }: Choice): HTMLElement[] {
    const texts = this.#strings;
    const categories = { ...DATA_CATEGORIES, ...this.#categories };
    const explained = { texts, categories, declarations: this.#catalogue?.declarations ?? [] };
    const href = this.getAttribute('more-href');
    return [
      make('h2', { part: 'title' }, texts.title),
      make('p', { part: 'introduction' }, texts.introduction),
      element,
      explainClass(explained, 'required'),
      explainClass(explained, 'optional'),
      make('h3', { part: 'heading' }, texts.neverTitle),
      make('ul', { part: 'never' }, ...texts.never.map((text) => make('li', {}, text))),
      ...(href === null ? [] : [make('a', { part: 'more', href }, texts.more)]),
    ];
  }
}
