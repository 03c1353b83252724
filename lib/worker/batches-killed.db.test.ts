import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { verifyChain } from "@/lib/audit";
import { makeCampaign } from "@/lib/campaigns/testing";
import { testContext } from "@/lib/command/testing";
import { confirmCampaign, proposeMeasure, ruleOnProposal } from "@/lib/decisions";
import { programOf } from "@/lib/env/program";
import { seededRandom } from "@/lib/kernel";
import { type OwnStores, openOwnStores } from "./testing";

/** Each takes a process of its own and seconds of it: fewer with everything else, as many as one likes by themselves. */
const kills = Number(process.env.STILLWATCH_KILLS ?? 4);
const accounts = 30;
const reason = "Seen in the evidence waterfall.";

// Other tests hold the record's lock for long: a process that waits for it would be killed before it has done anything.
let own: OwnStores;
beforeAll(async () => {
  own = await openOwnStores();
}, 120_000);
afterAll(() => own?.close());

const start = () =>
  fork(programOf("lib/worker/testing/batch-process.ts"), {
    env: {
      ...process.env,
      STILLWATCH_DATA_DIR: own.dataDir,
      DATABASE_URL: own.stores.databaseUrl,
      CLICKHOUSE_URL: own.stores.clickhouseUrl,
    },
  });

async function ready(child: ChildProcess): Promise<ChildProcess> {
  await once(child, "message");
  return child;
}

/** Puts a batch of suspensions of a whole core on its way. */
async function schedule(): Promise<{ campaignId: string; core: string[]; batchId: string }> {
  const contextOf = (role: "analyst" | "lead") => testContext(own.db, [role], { warehouse: own.traffic });
  const [analyst, lead] = [contextOf("analyst"), contextOf("lead")];
  const made = await makeCampaign(own.db, { core: accounts, associated: 0, disposition: "operated" });
  const said = { campaignId: made.id, version: 1, verdict: "distillation", reason } as const;
  const version = (await confirmCampaign(analyst, { ...said, innocentExplanation: reason })).campaignVersion ?? 0;
  const order = { kind: "suspend" as const, campaignId: made.id, version, target: "core" as const, reason };
  const { id, hash } = await proposeMeasure(analyst, { order: { ...order, policy: "model_extraction" } });
  const { batchId } = await ruleOnProposal(lead, { proposalId: id, hash, ruling: "approved", reason });
  return { campaignId: made.id, core: made.core, batchId: batchId ?? "" };
}

const isAlive = ({ exitCode, signalCode }: ChildProcess) => exitCode === null && signalCode === null;

const pending = (batchIds: string[]) =>
  own.db.batchItem.count({ where: { batchId: { in: batchIds }, state: "pending" } });

it(
  "acts on nobody twice and forgets nobody, however often its process is killed",
  async () => {
    const batches = [];
    for (let i = 0; i < 2; i++) batches.push(await schedule());
    const ids = batches.map(({ batchId }) => batchId);
    const random = seededRandom("kills");
    let [killed, amid] = [0, 0];
    let next = ready(start());
    // At least one is killed in the middle of something.
    while (killed < kills || (amid === 0 && killed < 10 * kills)) {
      // As soon as nothing is left there is nothing to be killed in: more is put on its way.
      if ((await pending(ids)) === 0) {
        const more = await schedule();
        batches.push(more);
        ids.push(more.batchId);
      }
      const child = await next;
      next = ready(start());
      const before = await pending(ids);
      child.send("go");
      // Every second one is let begin first: on a busy machine the others are killed before they have done anything.
      if (killed % 2 === 1) while (isAlive(child) && (await pending(ids)) === before) await sleep(20);
      await sleep(random.next() * 2_200);
      if (child.kill("SIGKILL")) killed++;
      if (isAlive(child)) await once(child, "exit");
      if ((await pending(ids)) < before) amid++;
    }
    const last = await next;
    last.send("go");
    await once(last, "exit");

    expect(amid).toBeGreaterThan(0);
    expect(await pending(ids)).toBe(0);
    for (const { batchId, campaignId, core } of batches) {
      const decisions = await own.db.decision.findMany({ where: { campaignId, kind: "suspend" } });
      expect(decisions.map(({ accountId }) => accountId).sort()).toEqual(core);
      expect(await own.db.batch.findUnique({ where: { id: batchId } })).toMatchObject({
        state: "completed",
        done: accounts,
      });
      expect(await own.db.flaggedAccount.count({ where: { accountId: { in: core }, standing: "suspended" } })).toBe(
        accounts,
      );
    }
    expect(await verifyChain(own.db, { state: "missing" })).toMatchObject({ intact: true });
  },
  240_000 + kills * 10_000,
);
