/** Texts of one data category. */
export interface CategoryTexts {
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  readonly examples?: readonly string[] | undefined;
}

/** Every text of the element. Those with `{…}` are filled in. */
export interface SettingsStrings {
  readonly title: string;
  readonly introduction: string;
  readonly required: string;
  readonly requiredMeaning: string;
  readonly optional: string;
  readonly optionalMeaning: string;
  /** Name of the switch. */
  readonly choice: string;
  /** Below its name. */
  readonly choiceMeaning: string;
  readonly isOn: string;
  readonly isOff: string;
  /** At the level `none`. */
  readonly nothing: string;
  readonly lockedByAdministrator: string;
  /** `{source}` is the variable, or what the browser says for the person. */
  readonly lockedByEnvironment: string;
  readonly noticeChanged: string;
  readonly notSaved: string;
  readonly neverTitle: string;
  readonly never: readonly string[];
  readonly category: string;
  readonly description: string;
  readonly examples: string;
  /** Opens the declarations of a class; `{count}` is how many there are. */
  readonly details: string;
  /** Of the link to the full page. */
  readonly more: string;
  /** By wire value of the category. Default: the categories' own texts. */
  readonly categories: Readonly<Record<string, CategoryTexts>>;
  /** Descriptions of declared items, by name. Default: the catalogue's own. */
  readonly declarations: Readonly<Record<string, string>>;
}

/** The texts in English. */
export const ENGLISH: SettingsStrings = {
  title: 'Diagnostic data',
  introduction:
    'What this product records about how it works and how it is used. You decide about a part of it.',
  required: 'Required',
  requiredMeaning:
    'The minimum that is needed to keep the product secure, up to date and working as expected.',
  optional: 'Optional',
  optionalMeaning: 'Collected in addition, and only while you want it.',
  choice: 'Send Optional diagnostic data',
  choiceMeaning: 'Off unless you switch it on. You can change your mind at any time.',
  isOn: 'Optional diagnostic data is on.',
  isOff: 'Optional diagnostic data is off.',
  nothing: 'At present nothing is collected, not even what is Required.',
  lockedByAdministrator: 'An administrator of your organization keeps it off.',
  lockedByEnvironment: '“{source}”, a setting of your browser or system, keeps it off.',
  noticeChanged:
    'The notice has changed since you switched it on. It stays off until you switch it on again.',
  notSaved: 'Your choice could not be saved. The stricter setting is in force.',
  neverTitle: 'Neither of them ever contains',
  never: [
    'your name or e-mail address',
    'the content of your data or files',
    'information about applications that have nothing to do with the product',
  ],
  category: 'Category',
  description: 'Description',
  examples: 'Examples',
  details: 'Everything that is recorded ({count})',
  more: 'Everything in detail',
  categories: {},
  declarations: {},
};
