/** A dismissal that nobody has taken back. */
export interface Dismissal {
  decisionId: string;
  campaignId: string;
  at: Date;
  /** The end of the traffic that it was taken on: what is dated later, the person did not see. */
  until: Date;
  by: { id: string; name: string };
  /** Members when it was dismissed. */
  accounts: ReadonlySet<string>;
  /** Terms of the score when it was dismissed, in nats. */
  terms: ReadonlyMap<string, number>;
  /** The run whose incidences the campaign rested on. */
  runId: string;
}

/** The last word of a person on an account: that it has no part. */
export interface Cleared {
  accountId: string;
  decisionId: string;
  at: Date;
  /** The end of the traffic that it was taken on. */
  until: Date;
  by: { id: string; name: string };
}

export interface Standing {
  dismissals: readonly Dismissal[];
  cleared: ReadonlyMap<string, Cleared>;
}

export const nothingStands: Standing = { dismissals: [], cleared: new Map() };

/** One decision about an account, in the order of decisions. */
export interface ClearingEvent {
  id: string;
  kind: string;
  accountId: string;
  disposition: string | null;
  reversesId: string | null;
  /** The kind of the decision that a reversal takes back. */
  reverses: string | null;
  at: Date;
  until: Date;
  actorId: string;
  actorName: string;
}

/**
 * Accounts whose last word is that they have no part: called a bystander, or a ban taken back. Being called operated or
 * compromised, or banned anew, is a later word; so is taking the word itself back.
 */
export function clearedAccounts(events: readonly ClearingEvent[]): Map<string, Cleared> {
  const reversed = new Set(events.map(({ reversesId }) => reversesId));
  const cleared = new Map<string, Cleared>();
  for (const { id, kind, accountId, disposition, reverses, at, until, actorId, actorName } of events) {
    if (reversed.has(id)) continue;
    const clears = disposition === "bystander" || (kind === "reverse" && reverses === "ban");
    if (clears) cleared.set(accountId, { accountId, decisionId: id, at, until, by: { id: actorId, name: actorName } });
    else if (disposition !== null || kind === "ban") cleared.delete(accountId);
  }
  return cleared;
}

/** A core account with when it came into being: created, or first seen where that is not known. */
export interface DatedAccount {
  accountId: string;
  since: Date | undefined;
}

/** What a dismissal has to do with a group's core. */
export interface Cover {
  dismissal: Dismissal;
  /** Accounts that were members then, and accounts that did not exist then. */
  members: number;
  newcomers: number;
}

/**
 * The dismissal that is about a group: most of its core were members then, or did not exist then. A group that took in as many
 * others is something else, and no dismissal speaks for it.
 */
export function coverOf(core: readonly DatedAccount[], dismissals: readonly Dismissal[]): Cover | undefined {
  const covers = dismissals.flatMap((dismissal): Cover[] => {
    let members = 0;
    let newcomers = 0;
    for (const { accountId, since } of core) {
      if (dismissal.accounts.has(accountId)) members++;
      else if (since !== undefined && since > dismissal.until) newcomers++;
    }
    const others = core.length - members - newcomers;
    return members > 0 && members >= others && others * 2 < core.length ? [{ dismissal, members, newcomers }] : [];
  });
  return covers.sort((a, b) => b.members - a.members || b.dismissal.at.getTime() - a.dismissal.at.getTime())[0];
}
