import { z } from "zod";
import { type Context, runCommand } from "@/lib/command";
import { cancelUnsent, insertRequests, type Request, readEnforcements, readMeasures } from "./store";

const Input = z.object({ decisionIds: z.array(z.uuid()).min(1) });

/**
 * Asks the gateway for what decisions call for: bans and revoked keys, and their end when they are reversed. Repeating it
 * asks for nothing twice. Without a gateway a request stays `requested`.
 */
export function requestEnforcement(ctx: Context, input: z.input<typeof Input>): Promise<{ requested: number }> {
  const command = { permission: "account.ban", schema: Input, input } as const;
  return runCommand(ctx, command, async ({ tx, input, now, record }) => {
    const decisions = await readMeasures(tx, input.decisionIds);
    const reversedIds = decisions.flatMap(({ kind, reversesId }) =>
      kind === "reverse" && reversesId ? [reversesId] : [],
    );
    const reversed = new Map((await readEnforcements(tx, reversedIds)).map((one) => [one.decisionId, one]));
    const requests = decisions.flatMap(({ id, kind, accountId, reversesId }): Request[] => {
      if (accountId === null) return [];
      if (kind === "ban" || kind === "revoke_key") return [{ decisionId: id, accountId, countermeasure: kind }];
      const sent = kind === "reverse" && reversesId && reversed.get(reversesId)?.state;
      return sent && sent !== "requested" ? [{ decisionId: id, accountId, countermeasure: "reinstate" }] : [];
    });
    const requested = await insertRequests(tx, requests, now);
    await cancelUnsent(tx, reversedIds);
    record({
      action: "enforcement.request",
      subject: { type: "decision", id: input.decisionIds[0] ?? "" },
      detail: { decisions: input.decisionIds.length, requested },
      live: requests.slice(0, 50).map(({ accountId }) => ({ topic: "account", subjectId: accountId })),
    });
    return { requested };
  });
}
