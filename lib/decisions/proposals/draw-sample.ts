import { randomInt } from "node:crypto";
import { type CommandScope, type Context, runCommand } from "@/lib/command";
import { insertSample, latestPublished } from "@/lib/detection";
import {
  conflict,
  forbiddenTransition,
  newId,
  notFound,
  preconditionFailed,
  type Random,
  seededRandom,
} from "@/lib/kernel";
import { drawOutsiders, matchByVolume, readVolumes, sameVolume } from "@/lib/traffic";
import { type ProposalRow, readSubjectsOf, takeProposal, writeSample } from "../store/proposals";
import { readDecisionSettings } from "../store/settings";
import { DrawProposalSample, type ProposalView } from "./contract";
import { readOne } from "./view";

/** Says nothing of the campaign: whoever judges is not to know where an account comes from. */
const sampleReason = "A blind sample: members and others of the same volume, mixed.";

/**
 * Draws members of the frozen set by a seed, mixes accounts of the same volume from no campaign among them, and gives them to be judged
 * blind, by anybody but the proposer. Once a proposal: who could draw again could draw until it fits.
 * @throws `conflict` when it is drawn already; `forbidden_transition` for what is ruled on
 */
export function drawProposalSample(ctx: Context, input: DrawProposalSample): Promise<ProposalView> {
  const command = { permission: "account.restrict", schema: DrawProposalSample, input } as const;
  return runCommand(ctx, command, async (scope) => {
    const {
      tx,
      now,
      input: { proposalId },
      record,
    } = scope;
    const proposal = await takeProposal(tx, proposalId);
    if (proposal === null) throw notFound("Proposal", proposalId);
    if (proposal.state !== "proposed") throw forbiddenTransition(`The proposal is ${proposal.state}.`);
    if (proposal.sampleId !== null) throw conflict("Its sample is drawn already.");
    const run = await latestPublished(tx);
    if (run === null)
      throw preconditionFailed("Run detection first: others of the same volume are drawn from what it saw.");
    const [id, seed] = [newId(), randomInt(2 ** 31)];
    const { members, others, items } = await draw(scope, proposal, run.id, seed);
    await insertSample(
      tx,
      {
        ...{ id, purpose: "proposal", runId: run.id, seed, reason: sampleReason, drawnAt: now },
        ...{ drawnById: ctx.actor.id, drawnByName: ctx.actor.name },
        strata: {
          ...{ flagged: proposal.accounts, dismissed: 0, unflagged: others },
          decided: { operated: 0, compromised: 0, benign: 0 },
        },
      },
      items,
    );
    await writeSample(tx, proposalId, id);
    record({
      action: "measure.sample",
      subject: { type: "proposal", id: proposalId },
      detail: { sampleId: id, seed, members, others },
    });
    return readOne(tx, proposalId);
  });
}

async function draw({ tx, ctx }: CommandScope<unknown>, proposal: ProposalRow, run: string, seed: number) {
  const random = seededRandom(`proposal sample ${seed}`);
  const { sampleSize } = await readDecisionSettings(tx);
  const frozen = [...new Set((await readSubjectsOf(tx, proposal.id)).map(({ accountId }) => accountId))];
  const members = random.shuffle(frozen).slice(0, sampleSize);
  const others = await drawOthers(ctx, members, new Set(frozen), run, seed);
  const all = [
    ...members.map((accountId) => ({ accountId, stratum: "flagged" as const })),
    ...others.map((accountId) => ({ accountId, stratum: "unflagged" as const })),
  ];
  return { members: members.length, others: others.length, items: mixed(random, all) };
}

const mixed = <Item>(random: Random, items: readonly Item[]) =>
  random.shuffle(items).map((item, i) => ({ ...item, margin: null, position: i + 1 }));

/** Of the same volume, from no campaign of the run. What people put together is in none of it, and is left out by name. */
async function drawOthers(
  ctx: Context,
  members: readonly string[],
  frozen: ReadonlySet<string>,
  run: string,
  seed: number,
): Promise<string[]> {
  const volumes = await readVolumes(ctx.warehouse, members);
  const known = members.flatMap((id) => {
    const exchanges = volumes.get(id) ?? 0;
    return exchanges > 0 ? [{ id, exchanges }] : [];
  });
  if (known.length === 0) return [];
  const amounts = known.map(({ exchanges }) => exchanges);
  const [least, most] = [Math.min(...amounts) / sameVolume, Math.max(...amounts) * sameVolume];
  const outsiders = await drawOutsiders(ctx.warehouse, { run, seed, least, most });
  const free = outsiders.filter(({ id }) => !frozen.has(id));
  return [...matchByVolume(known, free).values()];
}
