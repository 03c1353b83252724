import { z } from "zod";
import { type Context, runCommand } from "@/lib/command";
import { connectors } from "./connectors";
import { askedOf } from "./connectors/connector";
import { Countermeasure } from "./contract";
import { type ConnectorRow, listEnabled } from "./store/connectors";
import * as store from "./store/requests";

const Input = z.object({ decisionIds: z.array(z.uuid()).min(1) });

/**
 * Asks every connector for what decisions call for, and for the end of what they take back, wherever that may have landed. Repeating
 * it asks for nothing twice. While nothing is connected that is asked for it, a request stays `requested`, and goes to the first
 * connector that is: a referral is nothing that a gateway is asked for. An observation asks nothing of anybody.
 */
export function requestEnforcement(ctx: Context, input: z.input<typeof Input>): Promise<{ requested: number }> {
  const command = { permission: "account.ban", schema: Input, input } as const;
  return runCommand(ctx, command, async ({ tx, input, now, record }) => {
    const decisions = await store.readMeasures(tx, input.decisionIds);
    const reversedIds = decisions.flatMap(({ kind, reversesId }) =>
      kind === "reverse" && reversesId ? [reversesId] : [],
    );
    const over = await store.readReversed(tx, input.decisionIds);
    const placesOf = placesAmong(await listEnabled(tx));
    const asked = await store.readEnforcements(tx, reversedIds);
    const requests = decisions.flatMap(({ id, kind, accountId, reversesId, expiresAt }): store.Request[] => {
      if (accountId === null) return [];
      if (kind === "reverse") return asked.filter((row) => row.decisionId === reversesId).flatMap(endOf(id));
      const measure = Countermeasure.exclude(["reinstate"]).safeParse(kind);
      if (!measure.success || over.has(id) || (expiresAt !== null && expiresAt <= now)) return [];
      return placesOf(measure.data).map((connectorId) => ({
        decisionId: id,
        accountId,
        countermeasure: measure.data,
        connectorId,
      }));
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

/** The connectors that are asked for a measure; null stands for none, until one is connected that is. */
function placesAmong(enabled: readonly ConnectorRow[]): (measure: Countermeasure) => (string | null)[] {
  const asked = enabled.map(({ id, kind }) => ({ id, of: askedOf(connectors[kind]) }));
  return (measure) => {
    const ids = asked.filter(({ of }) => of.includes(measure)).map(({ id }) => id);
    return ids.length === 0 ? [null] : ids;
  };
}

/** What never left the house needs no end. */
const endOf =
  (decisionId: string) =>
  ({ accountId, connectorId, sentAt, state }: Asked): store.Request[] =>
    connectorId === null || sentAt === null || state === "cancelled"
      ? []
      : [{ decisionId, accountId, countermeasure: "reinstate", connectorId }];
