import { z } from "zod";
import { type Context, runCommand, runQuery } from "@/lib/command";
import { newId, notFound } from "@/lib/kernel";
import { connectors } from "./connectors";
import { type ConnectorTest, countermeasures } from "./contract";
import { secretOf } from "./secrets";
import { type ConnectorRow, findConnector } from "./store/connectors";
import { endTest, insertAttempt, insertTest } from "./store/deliveries";
import { countLiveReplicas } from "./store/proofs";

const Input = z.object({ id: z.uuid() });

/** Says what a connector would do of each countermeasure, and asks its gateway to answer a test. Nothing is enforced by it. */
export async function testConnector(ctx: Context, input: z.input<typeof Input>): Promise<ConnectorTest> {
  const query = { permission: "enforcement.manage", schema: Input, input } as const;
  const connector = await runQuery(ctx, query, async ({ id }) => {
    const found = await findConnector(ctx.db, id);
    if (found === null) throw notFound("Connector", id);
    return found;
  });
  const { id } = connector;
  const tried = await reach(ctx, connector);
  await runCommand(ctx, query, async ({ tx, now, record }) => {
    if (tried.deliveryId !== undefined) {
      await insertTest(tx, id, tried.deliveryId, now);
      const { latencyMs, status, error } = tried;
      await insertAttempt(tx, tried.deliveryId, { at: now, latencyMs, status, error });
      await endTest(tx, tried.deliveryId, error === null);
    }
    record({
      action: "enforcement_connector.test",
      subject: { type: "enforcement_connector", id },
      detail: { name: connector.name, status: tried.status, ok: tried.error === null },
      live: [{ topic: "enforcement" }],
    });
  });
  return {
    plan: planOf(connector),
    ok: tried.error === null,
    words: tried.error ?? tried.words,
    latencyMs: tried.latencyMs,
  };
}

function planOf({ kind, name, settings }: ConnectorRow): ConnectorTest["plan"] {
  const contract = connectors[kind];
  return countermeasures.map((countermeasure) => {
    const supported = countermeasure === "reinstate" || contract.supports.includes(countermeasure);
    const item = {
      countermeasure,
      reverts: countermeasure === "reinstate" ? ("ban" as const) : null,
      keyId: null,
      endUserId: null,
    };
    return {
      countermeasure,
      supported,
      words: supported ? contract.dryRun(item, settings) : `not supported by ${name}`,
    };
  });
}

interface Tried {
  deliveryId?: string;
  status: number | null;
  latencyMs: number;
  error: string | null;
  words: string;
}

async function reach(ctx: Context, connector: ConnectorRow): Promise<Tried> {
  const contract = connectors[connector.kind];
  const now = ctx.clock();
  if (contract.carries === "rules") {
    const replicas = await countLiveReplicas(ctx.db, now);
    const error =
      replicas === 0 ? "No replica of the policy endpoint has given a sign of life within ten seconds." : null;
    return {
      status: null,
      latencyMs: 0,
      error,
      words: `${replicas} ${replicas === 1 ? "replica lives" : "replicas live"}.`,
    };
  }
  const deliveryId = newId(now.getTime());
  const access = { settings: connector.settings, secret: secretOf(connector), now };
  const tried = await contract.test(access, deliveryId);
  return { ...tried, deliveryId, words: `The gateway answered ${tried.status}.` };
}
