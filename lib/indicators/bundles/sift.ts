import { ahead } from "@/lib/kernel";
import type { Warehouse } from "@/lib/warehouse";
import type { Admission } from "../gate/admission";
import { heldKey, memberReason, passCampaign, passMember, passValue, passWrapper } from "../gate/gate";
import { type HeldReason, heldReasons, type Passed } from "../gate/passed";
import { type FactRow, type MemberRow, memberPages, readIdentifiers } from "../store/material";
import type { Material, Stores } from "./material";

export const siftedClasses = ["accounts", "addresses", "domains", "wrappers"] as const;
export type SiftedClass = (typeof siftedClasses)[number];

/** One thing that passed, and whose it is in here. */
export interface Sifted {
  passed: Passed;
  accountId?: string;
  fact?: FactRow;
}

/** What leaves and what stays of each class, counted as it is sifted. */
export class Tally {
  readonly leaves: Record<SiftedClass, number> = { accounts: 0, addresses: 0, domains: 0, wrappers: 0 };
  readonly held: Record<SiftedClass, Map<HeldReason, number>> = {
    accounts: new Map(),
    addresses: new Map(),
    domains: new Map(),
    wrappers: new Map(),
  };

  count(name: SiftedClass, outcome: { passed?: Passed; held?: HeldReason }): Passed | undefined {
    if (outcome.passed) this.leaves[name]++;
    if (outcome.held) this.held[name].set(outcome.held, (this.held[name].get(outcome.held) ?? 0) + 1);
    return outcome.passed;
  }

  /** Of what stays, what may leave as a count. */
  heldCounts(): Map<string, number> {
    const counts = new Map<string, number>();
    for (const name of ["addresses", "domains"] as const)
      for (const [reason, count] of this.held[name])
        if (heldReasons[reason].count) counts.set(heldKey(name, reason), count);
    return counts;
  }
}

/**
 * Puts everything about a campaign through the gate, in pages: first what says how it may be used and what is indicated, then accounts, and the
 * campaign with its counts last, since they are known then. The preview and the export read the same.
 */
export async function* sift(
  stores: Stores,
  admission: Admission,
  material: Material,
  tally: Tally,
): AsyncGenerator<Sifted[]> {
  const one = (name: SiftedClass, outcome: Parameters<Tally["count"]>[1], whose: Omit<Sifted, "passed">): Sifted[] => {
    const passed = tally.count(name, outcome);
    return passed ? [{ passed, ...whose }] : [];
  };
  yield material.values.flatMap(({ fact, atGate }) =>
    one(atGate.kind === "address" ? "addresses" : "domains", passValue(admission, atGate), { fact }),
  );
  yield material.wrappers.flatMap(({ fact, atGate }) => one("wrappers", passWrapper(admission, atGate), { fact }));
  const members = memberPages(stores.db, material.campaign.id, material.part?.accountIds);
  for await (const page of membersAtGate(stores, admission, members))
    yield page.flatMap(({ accountId, outcome }) => one("accounts", outcome, { accountId }));
  const counts = { accounts: material.shareable, held: tally.heldCounts() };
  yield passCampaign(admission, counts).map((passed) => ({ passed }));
}

/** Members in pages, each with what the gate says of it. The next page is read while one passes. */
export async function* membersAtGate(
  { warehouse }: Stores,
  admission: Admission,
  pages: AsyncIterable<readonly MemberRow[]>,
) {
  for await (const { page, known } of ahead(withIdentifiers(warehouse, pages)))
    yield page.map((member) => {
      const identifiers = known.get(member.accountId) ?? { mailHash: "", phoneHash: "" };
      const outcome = passMember(admission, { ...member, ...identifiers });
      return { accountId: member.accountId, outcome };
    });
}

async function* withIdentifiers(warehouse: Warehouse, pages: AsyncIterable<readonly MemberRow[]>) {
  for await (const page of pages) {
    const asked = page.flatMap((member) => (memberReason(member) === undefined ? [member.accountId] : []));
    yield { page, known: await readIdentifiers(warehouse, asked) };
  }
}
