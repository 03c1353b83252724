import { createHash } from "node:crypto";
import { notFound } from "@/lib/kernel";
import type { BundleTerms, PartnerView } from "../contract";
import { requirePartner } from "../require-partner";
import { readSet, type SetRow } from "../store/sets";
import { viewPartner } from "../view";
import { askGate } from "./ask-gate";
import type { Stores } from "./material";
import type { Admitted } from "./pack";
import { nobodyLeaves, type Parts, partsOf } from "./part";

interface AskedAboutSet {
  set: SetRow;
  partner: PartnerView;
  leftOut: Parts["leftOut"];
  /** Of every campaign that has somebody who may be shared; none where the gate refuses one of them. */
  admitted: Required<Admitted>[];
  refusal: string | null;
}

/**
 * Asks the gate, campaign by campaign, whether what a set has of it may go to a partner: a set is a list that anybody may draw up, and
 * leads to nobody out who would not leave with their campaign. Throws `not_found`.
 */
export async function askAboutSet(
  stores: Stores,
  { setId, ...wanted }: BundleTerms & { setId: string },
  now: Date,
): Promise<AskedAboutSet> {
  const set = await readSet(stores.db, setId);
  if (set === null) throw notFound("Set", setId);
  const partner = viewPartner(await requirePartner(stores.db, wanted.partner, now));
  const { parts, leftOut } = await partsOf(stores.db, set.accountIds);
  const about = { set, partner, leftOut };
  if (parts.length === 0) return { ...about, admitted: [], refusal: nobodyLeaves(leftOut) };
  const admitted: AskedAboutSet["admitted"] = [];
  for (const part of parts) {
    const asked = await askGate(stores, { ...wanted, campaignId: part.campaignId }, now, part);
    const { admission, refusal } = asked.answer;
    if (admission === null) return { ...about, admitted: [], refusal };
    admitted.push({ asked, admission, of: { set, part } });
  }
  return { ...about, admitted, refusal: null };
}

export const viewLooked = ({ accountIds, ...set }: SetRow) => ({ ...set, accounts: accountIds.length });

/** Over a set's version and what would leave of each campaign. */
export function hashOfSet({ id, version }: SetRow, hashes: readonly string[]): string {
  return createHash("sha256")
    .update([id, version, ...hashes].join("\n"))
    .digest("hex");
}
