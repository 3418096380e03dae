/** A scrubber of texts. */
export interface Peer {
  readonly name: string;
  readonly scrub: (text: string) => string | Promise<string>;
}

/** This scrubber, twelve naive expressions and four packages, each as its documentation shows it. */
export declare const PEERS: readonly Peer[];
