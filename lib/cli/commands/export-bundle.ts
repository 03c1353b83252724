import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Context } from "@/lib/command";
import {
  BundleFormat,
  type BundleTerms,
  downloadBundle,
  exportSetBundles,
  exportBundle as packBundle,
  readFileSignature,
  SharingCategory,
  SharingPurpose,
  Tlp,
} from "@/lib/indicators";
import { invalidInput } from "@/lib/kernel";
import { command, type Terminal } from "../command";
import { withInstallation } from "../installation";
import { confirmedCampaign } from "../words";

export const exportBundle = command({
  name: "export bundle",
  summary:
    "Prints what may be shared of a confirmed campaign, packed for one partner, and writes the delivery ledger; of a set, a bundle a campaign.",
  options: {
    campaign: { type: "text", value: "ID", help: confirmedCampaign },
    set: {
      type: "text",
      value: "ID",
      help: "or a set: what it has of each such campaign, as files, each named in a line",
    },
    into: { type: "text", value: "DIR", help: "with --set: the directory that files and their signatures go to" },
    partner: { type: "text", value: "P", required: true, help: "name or id of the partner whose tokens it carries" },
    tlp: { type: "text", choices: Tlp.options, required: true, help: "how far it may travel" },
    format: { type: "text", choices: BundleFormat.options, help: "stix by default" },
    categories: {
      type: "text",
      value: "C,C",
      help: "of infrastructure, tokens, counts; what the agreement covers by default",
    },
    purpose: { type: "text", choices: SharingPurpose.options, help: "the first that the agreement covers by default" },
    signature: { type: "text", value: "FILE", help: "writes the signed statement about it there" },
  },
  run: ({ campaign, set, into, partner, tlp, format, categories, purpose, signature }, terminal) =>
    withInstallation(terminal, ["bundle.export"], async (ctx) => {
      const terms = {
        ...{ partner, tlp: Tlp.parse(tlp), format: BundleFormat.parse(format ?? "stix") },
        ...(categories === undefined ? {} : { categories: categories.split(",").map(categoryOf) }),
        ...(purpose === undefined ? {} : { purpose: SharingPurpose.parse(purpose) }),
      };
      if (campaign !== undefined && set === undefined && into === undefined)
        return ofCampaign(ctx, terminal, { campaignId: campaign, ...terms }, signature);
      if (set !== undefined && into !== undefined && campaign === undefined && signature === undefined)
        return ofSet(ctx, terminal, { setId: set, ...terms }, into);
      throw invalidInput("Give --campaign ID, or --set ID with --into DIR, where signatures lie beside the files.");
    }),
});

type Terms = BundleTerms & { format: BundleFormat };

async function ofCampaign(
  ctx: Context,
  terminal: Terminal,
  wanted: Terms & { campaignId: string },
  signature: string | undefined,
): Promise<void> {
  const bundle = await packBundle(ctx, wanted);
  for await (const piece of bundle.text) await terminal.out(piece);
  if (signature !== undefined) {
    const { jws } = await readFileSignature(ctx, { exportId: bundle.export.id });
    await writeFile(signature, jws);
  }
  const { accounts, objects, partner } = bundle.export;
  terminal.progress(`${accounts} accounts in ${objects} objects for ${partner}`);
}

async function ofSet(ctx: Context, terminal: Terminal, wanted: Terms & { setId: string }, into: string): Promise<void> {
  // Where nothing can be written, nothing is approved.
  await mkdir(into, { recursive: true });
  const { set, exports } = await exportSetBundles(ctx, wanted);
  let accounts = 0;
  for (const one of exports) {
    const bundle = await downloadBundle(ctx, { exportId: one.id });
    const file = path.join(into, bundle.fileName);
    await writeFile(file, bundle.text);
    const signature = `${file}.jws`;
    await writeFile(signature, (await readFileSignature(ctx, { exportId: one.id })).jws);
    const { id, campaignId, campaign, objects } = one;
    const line = { export: id, campaignId, campaign, file, signature, accounts: one.accounts, objects };
    await terminal.out(`${JSON.stringify(line)}\n`);
    accounts += one.accounts;
  }
  const left = `of the ${set.accounts} accounts of ${set.name}, version ${set.version}`;
  terminal.progress(`${accounts} accounts in ${exports.length} bundles for ${wanted.partner}, ${left}`);
}

function categoryOf(text: string): SharingCategory {
  const known = SharingCategory.safeParse(text.trim());
  if (!known.success) throw invalidInput(`--categories knows ${SharingCategory.options.join(", ")}, not "${text}".`);
  return known.data;
}
