import { addPartner, type SaveAgreement, saveAgreement } from "@/lib/indicators";
import { day } from "@/lib/kernel";
import { command } from "../command";
import { withInstallation } from "../installation";

/** What is put on file unless something else was agreed: for whoever runs the machine to answer for. */
const standard = {
  categories: ["infrastructure", "tokens", "counts"],
  purposes: ["prevent_extraction"],
  retentionDays: 90,
  country: "ZZ",
} as const;
const termDays = 365;

export const partnerAdd = command({
  name: "partner add",
  summary:
    "Adds a partner to share with, makes a random key of its own, and puts an agreement on standard terms on file: all categories, to prevent extraction, 90 days, for a year.",
  operand: { value: "NAME", help: "what to call it; unique" },
  options: {
    "no-agreement": { type: "flag", help: "puts none on file: nothing is shared before a sharing officer records one" },
    "signed-by": { type: "text", value: "WHO", help: "who signed the agreement; whoever runs this command by default" },
    country: {
      type: "text",
      value: "CC",
      help: "where the partner keeps what it gets: two capital letters, as in ISO 3166",
    },
  },
  run: (values, terminal, name) =>
    withInstallation(terminal, ["partner.manage"], async (ctx) => {
      const partner = await addPartner(ctx, { name });
      if (!values["no-agreement"]) {
        const now = ctx.clock();
        const terms: SaveAgreement = {
          ...{ ...standard, categories: [...standard.categories], purposes: [...standard.purposes] },
          ...{ partnerId: partner.id, version: 0, country: values.country ?? standard.country },
          signedBy: values["signed-by"] ?? ctx.actor.name,
          signedAt: now.toISOString(),
          expiresAt: new Date(now.getTime() + termDays * day).toISOString(),
        };
        partner.agreement = await saveAgreement(ctx, terms);
        const { retentionDays, expiresAt } = partner.agreement;
        terminal.progress(
          `an agreement on standard terms is on file: infrastructure, tokens and counts, to prevent extraction, ${retentionDays} days, until ${expiresAt.slice(0, 10)}`,
        );
      }
      await terminal.out(`${JSON.stringify(partner)}\n`);
    }),
});
