import { preconditionFailed } from "@/lib/kernel";
import { askOverlap as ask, TokenType, tokenTypes } from "@/lib/overlap";
import { command } from "../command";
import { withInstallation } from "../installation";
import { confirmedCampaign } from "../words";

export const askOverlap = command({
  name: "ask overlap",
  summary:
    "Asks a partner's server how many accounts of a confirmed campaign or of a set it knows as well, to the nearest ten.",
  options: {
    campaign: { type: "text", value: "ID", help: `${confirmedCampaign}: about its core` },
    set: { type: "text", value: "ID", help: "or a set: about those of it that are in the core of such a campaign" },
    partner: { type: "text", value: "P", required: true, help: "name or id of the partner that is asked" },
    type: { type: "text", choices: tokenTypes, help: "by which identifier, as tokens: mail by default" },
  },
  run: ({ campaign, set, partner, type }, terminal) =>
    withInstallation(terminal, ["bundle.export", "campaign.read"], async (ctx) => {
      const about = { ...(campaign && { campaignId: campaign }), ...(set && { setId: set }) };
      const wanted = { ...about, partner, type: TokenType.parse(type ?? "mail") };
      const question = await ask(ctx, wanted);
      if (question.state !== "answered") throw preconditionFailed(question.reason ?? "There was no answer.");
      const { id, asked, matched } = question;
      const fewer = matched === null ? { fewerThan: 10 } : {};
      await terminal.out(`${JSON.stringify({ id, type: question.type, asked, matched, ...fewer })}\n`);
      terminal.progress(`${partner} knows ${matched === null ? "fewer than 10" : `about ${matched}`} of ${asked}`);
    }),
});
