import { z } from "zod";
import { requirePermission } from "@/lib/auth";
import { type Context, runCommand } from "@/lib/command";
import { minute } from "@/lib/kernel";
import { connectors } from "./connectors";
import { secretOf } from "./secrets";
import { type ConnectorRow, listEnabled } from "./store/connectors";
import { readItems } from "./store/items";
import { dueForReading, markRead, writeProofs } from "./store/proofs";
import { askAgain } from "./store/requests";

/** How long what was read back holds before it is read again. */
const rereadMs = 5 * minute;

/**
 * Asks gateways what they hold: at most 500 rows a connector, what waits for its proof first, then what was not looked at for
 * longest. A gateway that does not answer proves nothing and refutes nothing; where it has more to act on than there was, the row is
 * carried out again. Returns how many rows were looked at.
 */
export async function readBack(ctx: Context): Promise<number> {
  requirePermission(ctx.actor, "enforcement.manage");
  const looked = await Promise.all((await listEnabled(ctx.db)).map((connector) => readBackOne(ctx, connector)));
  return looked.reduce((sum, one) => sum + one, 0);
}

async function readBackOne(ctx: Context, connector: ConnectorRow): Promise<number> {
  const contract = connectors[connector.kind];
  if (contract.carries !== "messages" || contract.verify === undefined) return 0;
  const now = ctx.clock();
  const ids = await dueForReading(ctx.db, connector.id, new Date(now.getTime() - rereadMs));
  if (ids.length === 0) return 0;
  // Before it is asked: of several processes, the next one asks for the next rows.
  await markRead(ctx.db, ids, now);
  const signal = AbortSignal.timeout(rereadMs);
  const access = { settings: connector.settings, secret: secretOf(connector), now, signal };
  const held = await contract.verify(access, await readItems(ctx.db, ids, now));
  const behind = [...held].flatMap(([id, { isBehind }]) => (isBehind === true ? [id] : []));
  const said = [...held].flatMap(([id, { holds, words, isBehind }]) =>
    holds === null || isBehind === true ? [] : [{ id, holds, words }],
  );
  if (said.length + behind.length === 0) return ids.length;
  const command = { permission: "enforcement.manage", schema: z.null(), input: null } as const;
  await runCommand(ctx, command, async ({ tx, now, record }) => {
    const { verified, otherwise } = await writeProofs(tx, said, now);
    const again = await askAgain(tx, behind);
    record({
      action: "enforcement.read_back",
      subject: { type: "enforcement_connector", id: connector.id },
      detail: { asked: ids.length, answered: said.length + behind.length, verified, otherwise, again },
      live: verified + otherwise + again > 0 ? [{ topic: "enforcement" }] : [],
    });
  });
  return ids.length;
}
