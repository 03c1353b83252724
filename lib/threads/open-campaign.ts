import { type Context, runCommand } from "@/lib/command";
import { openThreadCampaign } from "@/lib/detection";
import { preconditionFailed } from "@/lib/kernel";
import { type OpenedFromThread, OpenThreadCampaign } from "./contract";
import { growingThread, takeStep } from "./take-step";
import { seedValues } from "./view";

const fewest = 2;

/**
 * Makes a thread a campaign of the accounts that it accepted, open and with nobody's verdict. From then on the thread is kept as it was.
 * @throws `precondition_failed` for fewer than two accounts; `conflict` when others took steps meanwhile
 */
export const openCampaign = (ctx: Context, input: OpenThreadCampaign): Promise<OpenedFromThread> =>
  runCommand(ctx, { permission: "review.work", schema: OpenThreadCampaign, input }, async (scope) => {
    const thread = await growingThread(scope, scope.input);
    const { row, state } = thread;
    const accountIds = [...state.accepted.keys()];
    if (accountIds.length < fewest)
      throw preconditionFailed("A campaign has at least two accounts; accept another one first.");
    const seeds = seedValues(row).length;
    const opened = await openThreadCampaign(scope, {
      threadId: row.id,
      accountIds,
      sentences: [
        `${scope.ctx.actor.name} put ${accountIds.length} accounts together in the thread “${row.title}”, in ${row.version} steps${seeds > 0 ? `, starting from ${seeds} shared ${seeds === 1 ? "value" : "values"}` : ""}; nobody has said what they are, and no run has judged what they do.`,
      ],
    });
    await takeStep(scope, thread, { kind: "opened", accountIds }, opened.id);
    const { id: campaignId, ...figures } = opened;
    scope.record({
      action: "campaign.open",
      subject: { type: "campaign", id: campaignId },
      detail: { threadId: row.id, accounts: opened.accounts, core: opened.core },
    });
    return { campaignId, ...figures };
  });
