import type { RecallCause, Tlp } from "../contract";
import type { LedgerObject } from "../store/ledger";

/** What a format is given to write: nothing but what has passed the gate and stands in the ledger. */
export interface Sheet {
  exportId: string;
  tlp: Tlp;
  exportedAt: Date;
  /** Why it takes back, when it does. */
  recall: RecallCause["kind"] | null;
  /** The campaign first, then how it may be used, then what is indicated. */
  about: LedgerObject[];
  accounts: AsyncIterable<LedgerObject[]>;
}
