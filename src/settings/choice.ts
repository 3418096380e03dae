import type { SettingsConsent } from './contract.ts';
import { make } from './dom.ts';
import type { SettingsStrings } from './strings.ts';

/** The switch for Optional, with a line that says what is in force. */
export interface Choice {
  readonly element: HTMLElement;
  readonly button: HTMLElement;
  /** Shows what is in force. */
  show(consent: SettingsConsent | undefined, isUnsaved: boolean): void;
}

/** Makes the switch. It stays in the tab order while it is locked, so that the reason is found. */
export function createChoice(texts: SettingsStrings, onPress: () => void): Choice {
  const button = make('button', {
    id: 'switch',
    part: 'switch',
    type: 'button',
    role: 'switch',
    'aria-describedby': 'meaning status',
  });
  button.addEventListener('click', onPress);
  const state = make('p', { part: 'state' });
  const note = make('p', { part: 'note' });
  return {
    button,
    element: make(
      'div',
      { part: 'choice' },
      make('label', { for: 'switch', part: 'label' }, texts.choice),
      button,
      make('p', { id: 'meaning' }, texts.choiceMeaning),
      make('div', { id: 'status', role: 'status', part: 'status' }, state, note),
    ),
    show(consent, isUnsaved) {
      button.ariaChecked = String(consent?.level === 'optional');
      button.ariaDisabled = String(!canChoose(consent));
      state.textContent = stateOf(consent, texts);
      note.textContent = isUnsaved ? texts.notSaved : noteOf(consent, texts);
    },
  };
}

/** Whether a choice would have an effect. */
export function canChoose(consent: SettingsConsent | undefined): consent is SettingsConsent {
  return consent !== undefined && consent.explain().lockedBy === undefined;
}

function stateOf(consent: SettingsConsent | undefined, { isOn, isOff, nothing }: SettingsStrings): string {
  if (consent === undefined) return '';
  if (consent.level === 'optional') return isOn;
  return consent.level === 'none' ? nothing : isOff;
}

function noteOf(consent: SettingsConsent | undefined, texts: SettingsStrings): string {
  const { lockedBy, noticeChanged } = consent?.explain() ?? {};
  if (lockedBy?.source === 'administrator') return texts.lockedByAdministrator;
  if (lockedBy !== undefined) return texts.lockedByEnvironment.replace('{source}', lockedBy.variable ?? '');
  return noticeChanged === true ? texts.noticeChanged : '';
}
