import { z } from "zod";
import { readCampaignRow, readMemberIds } from "@/lib/campaigns";
import { type Context, runQuery } from "@/lib/command";
import { latestPublished } from "@/lib/detection";
import { notFound, seededRandom } from "@/lib/kernel";
import { drawOutsiders, matchByVolume, readHabits, readVolumes, sameVolume, type Volume } from "@/lib/traffic";
import { type LineUp, LineUpQuery } from "./contract";
import { sketchOf } from "./model";

const Input = LineUpQuery.extend({ campaignId: z.uuid() });
/** Of each kind. */
const shown = 12;

/**
 * Twelve random core members beside twelve accounts of the same volume that are in no campaign. The same seed draws the same ones while
 * the campaign and the traffic stay as they are. Throws `not_found`.
 */
export function readLineUp(ctx: Context, input: z.input<typeof Input>): Promise<LineUp> {
  return runQuery(ctx, { permission: "account.read", schema: Input, input }, async ({ campaignId, seed }) => {
    const campaign = await readCampaignRow(ctx.db, campaignId);
    if (campaign === null) throw notFound("Campaign", campaignId);
    const random = seededRandom(seed);
    const core = await readMemberIds(ctx.db, campaignId, "core");
    const drawn = random.shuffle(core).slice(0, shown);
    const members = await withVolumes(ctx, drawn);
    const pairs = matchByVolume(members, await outsidersFor(ctx, members, seed));
    const ids = [...pairs.keys(), ...pairs.values()];
    const habits = await readHabits(ctx.warehouse, ids);
    const sketches = ids.map((id) => sketchOf(id, pairs.has(id), habits));
    return { seed, sketches: random.shuffle(sketches), unmatched: drawn.length - pairs.size };
  });
}

async function withVolumes(ctx: Context, ids: readonly string[]): Promise<Volume[]> {
  const volumes = await readVolumes(ctx.warehouse, ids);
  return ids.flatMap((id) => {
    const exchanges = volumes.get(id) ?? 0;
    return exchanges > 0 ? [{ id, exchanges }] : [];
  });
}

async function outsidersFor(ctx: Context, members: readonly Volume[], seed: number): Promise<Volume[]> {
  const run = await latestPublished(ctx.db);
  if (run === null || members.length === 0) return [];
  const volumes = members.map(({ exchanges }) => exchanges);
  const [least, most] = [Math.min(...volumes) / sameVolume, Math.max(...volumes) * sameVolume];
  return drawOutsiders(ctx.warehouse, { run: run.id, seed, least, most });
}
