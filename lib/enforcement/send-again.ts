import { z } from "zod";
import { type Context, runCommand } from "@/lib/command";
import { forbiddenTransition, notFound } from "@/lib/kernel";
import { nothingConnected } from "./contract";
import { findConnector } from "./store/connectors";
import { findEnforcement } from "./store/ledger";
import { askAgain, isStanding, tellRulesAgain } from "./store/requests";

const Input = z.object({ id: z.uuid() });

/**
 * Has one row of the ledger carried out anew: one that failed, or after which there was traffic that should not have been. Everything
 * else is on its way or in force, and is left alone.
 * @throws `not_found`; `forbidden_transition` where nothing is wrong with it, or nothing is wanted any more
 */
export const sendAgain = (ctx: Context, input: z.input<typeof Input>): Promise<void> =>
  runCommand(
    ctx,
    { permission: "enforcement.manage", schema: Input, input },
    async ({ tx, input: { id }, now, record }) => {
      const row = await findEnforcement(tx, id);
      if (row === null) throw notFound("Enforcement", id);
      if (row.connectorId === null) throw forbiddenTransition(nothingConnected);
      if (row.state !== "failed" && row.driftSince === null) {
        throw forbiddenTransition("It neither failed nor drifts: there is nothing to send again.");
      }
      if (row.countermeasure !== "reinstate" && !(await isStanding(tx, row.decisionId, now))) {
        throw forbiddenTransition("The decision was taken back, or its time is over: it is not wanted any more.");
      }
      if ((await askAgain(tx, [id])) === 0) throw forbiddenTransition(`It is ${row.state}: it is on its way already.`);
      const connector = await findConnector(tx, row.connectorId);
      if (connector?.kind === "policy") await tellRulesAgain(tx, row.accountId, now);
      record({
        action: "enforcement.send_again",
        subject: { type: "enforcement", id },
        detail: {
          ...{ accountId: row.accountId, decisionId: row.decisionId, countermeasure: row.countermeasure },
          ...{ state: row.state, error: row.error, driftSince: row.driftSince?.toISOString() ?? null },
        },
        live: [{ topic: "enforcement" }, { topic: "account", subjectId: row.accountId }],
      });
    },
  );
