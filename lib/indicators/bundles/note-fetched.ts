import { z } from "zod";
import { requirePermission } from "@/lib/auth";
import { type Context, runCommand } from "@/lib/command";
import { newId } from "@/lib/kernel";
import { whenFetched } from "@/lib/taxii";
import { reportIdOf } from "../stix/bundle";
import { type ExportRow, insertSteps, listSent, readAbout } from "../store/ledger";

/**
 * Enters of bundles in partners' collections that their machines have fetched them: the report comes last, and whoever has it was offered
 * all before it. Returns of how many.
 */
export async function noteFetched(ctx: Context): Promise<number> {
  requirePermission(ctx.actor, "bundle.recall");
  let noted = 0;
  for (const row of await listSent(ctx.db)) {
    const at = await fetchedAt(ctx, row);
    if (at === undefined) continue;
    const command = { permission: "bundle.recall", schema: z.object({}), input: {} } as const;
    await runCommand(ctx, command, async ({ tx, record }) => {
      await insertSteps(tx, [{ id: newId(), exportId: row.id, kind: "fetched", byName: row.partner.name, at }]);
      record({
        action: "sharing.fetched",
        subject: { type: "campaign", id: row.campaignId },
        detail: { exportId: row.id, partner: row.partner.name, at: at.toISOString() },
        live: [{ topic: "sharing", subjectId: row.id }],
      });
    });
    noted++;
  }
  return noted;
}

async function fetchedAt({ db }: Context, row: ExportRow): Promise<Date | undefined> {
  const [campaign] = await readAbout(db, row.id);
  if (campaign === undefined) return undefined;
  const objectIds = [reportIdOf(campaign.id, row.recall === null ? undefined : row.id)];
  const fetched = await whenFetched(db, { partnerId: row.partnerId, objectIds });
  return fetched.find(({ version }) => version >= row.exportedAt)?.fetchedAt;
}
