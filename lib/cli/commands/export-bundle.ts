import { BundleFormat, exportBundle as packBundle, Tlp } from "@/lib/indicators";
import { command } from "../command";
import { withInstallation } from "../installation";

export const exportBundle = command({
  name: "export bundle",
  summary: "Prints what may be shared of a confirmed campaign, packed for one partner, and writes the delivery ledger.",
  options: {
    campaign: { type: "text", value: "ID", required: true, help: "a campaign that a person confirmed" },
    partner: { type: "text", value: "P", required: true, help: "name or id of the partner whose tokens it carries" },
    tlp: { type: "text", choices: Tlp.options, required: true, help: "how far it may travel" },
    format: { type: "text", choices: BundleFormat.options, help: "stix by default" },
  },
  run: ({ campaign, partner, tlp, format }, terminal) =>
    withInstallation(terminal, ["bundle.export"], async (ctx) => {
      const bundle = await packBundle(ctx, {
        campaignId: campaign,
        partner,
        tlp: Tlp.parse(tlp),
        format: BundleFormat.parse(format ?? "stix"),
      });
      for await (const piece of bundle.text) await terminal.out(piece);
      const { accounts, objects } = bundle.export;
      terminal.progress(`${accounts} accounts in ${objects} objects for ${bundle.export.partner}`);
    }),
});
