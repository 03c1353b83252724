import { createHash } from "node:crypto";
import { type Context, runQuery } from "@/lib/command";
import { canonicalJson } from "@/lib/kernel";
import { type BundlePreview, BundleRequest, Tlp } from "../contract";
import type { Admission } from "../gate/admission";
import { wrapperReason } from "../gate/gate";
import type { Passed } from "../gate/passed";
import { type Asked, askGate } from "./ask-gate";
import { differencesOf } from "./differences";
import { type Material, readMaterial } from "./material";
import type { Part } from "./part";
import { sift, Tally } from "./sift";

/** What a bundle would hold and what it would not, field by field, as the partner would see it. Nothing leaves and nothing is written. */
export function previewBundle(ctx: Context, input: BundleRequest): Promise<BundlePreview> {
  return runQuery(ctx, { permission: "bundle.export", schema: BundleRequest, input }, async (wanted) => {
    const asked = await askGate(ctx, wanted, ctx.clock());
    const { campaign, partner, answer } = asked;
    const markings = {
      campaign: Tlp.parse(campaign.markings[0]?.tlp ?? "clear"),
      partner: partner.agreement?.leastTlp ?? "clear",
      bundle: wanted.tlp,
    };
    const said = { refusal: answer.refusal, agreement: partner.agreement, markings };
    if (answer.admission === null) return { ...said, classes: [], wrappers: [], hash: "" };
    const { looked, hash } = await sifted(ctx, asked, answer.admission);
    return { ...said, ...looked, hash };
  });
}

/** Puts a campaign, or a part of it, through the gate as an export does, and keeps of it what a person looks at. */
export async function sifted(ctx: Context, { campaign }: Asked, admission: Admission, part?: Part) {
  const material = await readMaterial(ctx, campaign, part);
  const tally = new Tally();
  const hash = createHash("sha256");
  const firsts = new Map<Passed["kind"], Passed>();
  const accountIds: string[] = [];
  for await (const page of sift(ctx, admission, material, tally)) {
    for (const { passed, accountId } of page) {
      hash.update(canonicalJson(passed));
      if (accountId !== undefined) accountIds.push(accountId);
      if (!firsts.has(passed.kind)) firsts.set(passed.kind, passed);
    }
  }
  const classes = differencesOf(admission, tally, firsts);
  return { looked: { classes, wrappers: releasable(material) }, hash: hash.digest("hex"), accountIds };
}

/** Wrappers that an officer may read: those that all hold who could be shared, and nobody else. */
const releasable = ({ campaign, wrappers }: Material): BundlePreview["wrappers"] =>
  wrappers.flatMap(({ fact, atGate }) => {
    if (wrapperReason(atGate) !== undefined) return [];
    const { kind, value, display } = fact;
    const row = campaign.released.find((one) => one.kind === kind && one.value === value);
    const released = { releasedBy: row?.releasedByName ?? null, releasedAt: row?.releasedAt.toISOString() ?? null };
    return [{ kind, value, display, core: atGate.core, ...released }];
  });
