import { type Context, runQuery } from "@/lib/command";
import { type SetBundlePreview, SetBundleRequest } from "../contract";
import { heldReasons } from "../gate/passed";
import { askAboutSet, hashOfSet, viewLooked } from "./ask-about-set";
import type { Admitted } from "./pack";
import { type Parts, putUnder } from "./part";
import { sifted } from "./preview-bundle";

/** Accounts that are named for a reason; the rest is counted. */
const mostExamples = 5;

/** What would leave of a set, campaign by campaign, and who would not and why. Nothing leaves and nothing is written. Throws `not_found`. */
export function previewSetBundles(ctx: Context, input: SetBundleRequest): Promise<SetBundlePreview> {
  return runQuery(ctx, { permission: "bundle.export", schema: SetBundleRequest, input }, async (wanted) => {
    const { set, partner, leftOut, admitted, refusal } = await askAboutSet(ctx, wanted, ctx.clock());
    const hashes: string[] = [];
    const leaving = new Set<string>();
    const campaigns: SetBundlePreview["campaigns"] = [];
    for (const { asked, admission, of } of admitted) {
      const { looked, hash, accountIds } = await sifted(ctx, asked, admission, of.part);
      hashes.push(hash);
      for (const id of accountIds) leaving.add(id);
      const { id: campaignId, codeName } = asked.campaign;
      campaigns.push({ campaignId, codeName, marking: admission.campaign.marking, ...looked });
    }
    return {
      ...{ set: viewLooked(set), refusal, agreement: partner.agreement, leaves: leaving.size },
      leftOut: viewLeftOut(withTokenless(leftOut, admitted, leaving)),
      campaigns,
      hash: refusal === null ? hashOfSet(set, hashes) : "",
    };
  });
}

/** Who may be shared and does not leave: what the bundle carries has no token of them. */
function withTokenless(
  leftOut: Parts["leftOut"],
  admitted: readonly Required<Admitted>[],
  leaving: ReadonlySet<string>,
): Parts["leftOut"] {
  const all: Parts["leftOut"] = new Map(leftOut);
  const categories = admitted[0]?.admission.categories;
  const shareable = new Set(admitted.flatMap(({ of }) => of.part.shareable));
  for (const id of shareable)
    if (!leaving.has(id)) putUnder(all, categories?.has("tokens") ? "no_token" : "not_agreed", id);
  return all;
}

const viewLeftOut = (leftOut: Parts["leftOut"]): SetBundlePreview["leftOut"] =>
  [...leftOut]
    .map(([reason, ids]) => ({
      ...{ reason: heldReasons[reason].words, count: ids.length },
      examples: ids.slice(0, mostExamples),
    }))
    .sort((a, b) => b.count - a.count);
