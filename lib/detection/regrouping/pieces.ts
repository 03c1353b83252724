/** What people's merges and splits that stand come to, by account id. See `Pieces`. */
export interface StandingPieces {
  pieceOf: ReadonlyMap<string, string>;
  joined: ReadonlySet<string>;
  homeOf: ReadonlyMap<string, string>;
  /** Changes with every merge, split and return: what was published on another state of them is not true any more. */
  state: string;
}

export const nothingRegrouped: StandingPieces = { pieceOf: new Map(), joined: new Set(), homeOf: new Map(), state: "" };
