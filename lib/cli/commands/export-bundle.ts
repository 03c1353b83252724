import { writeFile } from "node:fs/promises";
import {
  BundleFormat,
  exportBundle as packBundle,
  readFileSignature,
  SharingCategory,
  SharingPurpose,
  Tlp,
} from "@/lib/indicators";
import { invalidInput } from "@/lib/kernel";
import { command } from "../command";
import { withInstallation } from "../installation";
import { confirmedCampaign } from "../words";

export const exportBundle = command({
  name: "export bundle",
  summary: "Prints what may be shared of a confirmed campaign, packed for one partner, and writes the delivery ledger.",
  options: {
    campaign: { type: "text", value: "ID", required: true, help: confirmedCampaign },
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
  run: ({ campaign, partner, tlp, format, categories, purpose, signature }, terminal) =>
    withInstallation(terminal, ["bundle.export"], async (ctx) => {
      const bundle = await packBundle(ctx, {
        campaignId: campaign,
        partner,
        tlp: Tlp.parse(tlp),
        format: BundleFormat.parse(format ?? "stix"),
        ...(categories === undefined ? {} : { categories: categories.split(",").map(categoryOf) }),
        ...(purpose === undefined ? {} : { purpose: SharingPurpose.parse(purpose) }),
      });
      for await (const piece of bundle.text) await terminal.out(piece);
      if (signature !== undefined) {
        const { jws } = await readFileSignature(ctx, { exportId: bundle.export.id });
        await writeFile(signature, jws);
      }
      const { accounts, objects } = bundle.export;
      terminal.progress(`${accounts} accounts in ${objects} objects for ${bundle.export.partner}`);
    }),
});

function categoryOf(text: string): SharingCategory {
  const known = SharingCategory.safeParse(text.trim());
  if (!known.success) throw invalidInput(`--categories knows ${SharingCategory.options.join(", ")}, not "${text}".`);
  return known.data;
}
