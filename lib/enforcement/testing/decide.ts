import type { Context } from "@/lib/command";
import { testContext } from "@/lib/command/testing";
import { newId } from "@/lib/kernel";
import type { Prisma } from "@/prisma/generated/client";
import { requestEnforcement } from "../request-enforcement";

export type MadeDecision = Pick<Prisma.DecisionCreateManyInput, "kind"> & Partial<Prisma.DecisionCreateManyInput>;

/** Writes decisions as they stand in the log and asks for what they call for. Returns their ids. */
export async function decide(ctx: Context, ...made: MadeDecision[]): Promise<string[]> {
  const at = ctx.clock();
  const data = made.map((one, i) => ({
    ...{ id: newId(), at, reason: "One card, one wrapper.", policy: "model_extraction" },
    // As many people as it takes: one alone acts on few.
    ...{ actorType: "user", actorId: `user-${Math.floor(i / 25)}`, actorName: "Ada" },
    ...one,
  }));
  await ctx.db.decision.createMany({ data });
  const decisionIds = data.map(({ id }) => id);
  const analyst = testContext(ctx.db, ["analyst"], { warehouse: ctx.warehouse, clock: ctx.clock });
  await requestEnforcement(analyst, { decisionIds });
  return decisionIds;
}
