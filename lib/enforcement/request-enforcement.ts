import { z } from "zod";
import { type Context, runCommand } from "@/lib/command";
import { Countermeasure } from "./contract";
import * as store from "./store/requests";

const Input = z.object({ decisionIds: z.array(z.uuid()).min(1) });

/**
 * Asks every connector for what decisions call for, and for the end of what they take back, wherever that may have landed. Repeating
 * it asks for nothing twice. While nothing is connected a request stays `requested`, and goes to the first connector that is. An
 * observation asks nothing of anybody.
 */
export function requestEnforcement(ctx: Context, input: z.input<typeof Input>): Promise<{ requested: number }> {
  const command = { permission: "account.ban", schema: Input, input } as const;
  return runCommand(ctx, command, async ({ tx, input, now, record }) => {
    const decisions = await store.readMeasures(tx, input.decisionIds);
    const reversedIds = decisions.flatMap(({ kind, reversesId }) =>
      kind === "reverse" && reversesId ? [reversesId] : [],
    );
    const [over, connectorIds, asked] = await Promise.all([
      store.readReversed(tx, input.decisionIds),
      store.readEnabledIds(tx),
      store.readEnforcements(tx, reversedIds),
    ]);
    const places = connectorIds.length === 0 ? [null] : connectorIds;
    const requests = decisions.flatMap(({ id, kind, accountId, reversesId, expiresAt }): store.Request[] => {
      if (accountId === null) return [];
      if (kind === "reverse") return asked.filter((row) => row.decisionId === reversesId).flatMap(endOf(id));
      const measure = Countermeasure.exclude(["reinstate"]).safeParse(kind);
      if (!measure.success || over.has(id) || (expiresAt !== null && expiresAt <= now)) return [];
      return places.map((connectorId) => ({ decisionId: id, accountId, countermeasure: measure.data, connectorId }));
    });
    const requested = await store.insertRequests(tx, requests, now);
    await store.cancelPending(tx, reversedIds);
    record({
      action: "enforcement.request",
      subject: { type: "decision", id: input.decisionIds[0] ?? "" },
      detail: { decisions: input.decisionIds.length, requested },
      live: [
        { topic: "enforcement" },
        ...requests.slice(0, 50).map(({ accountId }) => ({ topic: "account", subjectId: accountId })),
      ],
    });
    return { requested };
  });
}

type Asked = Awaited<ReturnType<typeof store.readEnforcements>>[number];

/** What never left the house needs no end. */
const endOf =
  (decisionId: string) =>
  ({ accountId, connectorId, sentAt, state }: Asked): store.Request[] =>
    connectorId === null || sentAt === null || state === "cancelled"
      ? []
      : [{ decisionId, accountId, countermeasure: "reinstate", connectorId }];
