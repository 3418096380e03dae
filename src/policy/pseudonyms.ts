/** Resource attribute with the pseudonymous id of an installation, where the product sends one. */
export const ATTR_DIAGNOSTIC_DATA_INSTALL_ID = 'diagnostic_data.install.id';

/** Resource attribute with the pseudonymous id of one opt-in, where the product sends one. Optional data only. */
export const ATTR_DIAGNOSTIC_DATA_OPTIONAL_ID = 'diagnostic_data.optional.id';

/** Keeps the random id of an installation. */
export interface InstallId {
  /** The id, made when it is first asked for; `undefined` when it cannot be kept. */
  current(): string | undefined;
  /** Whether another process replaced it. Must be cheap: asked at every export. */
  hasChanged(): boolean;
  /** Forgets the id and makes a new one. */
  replace(): Promise<void>;
}
