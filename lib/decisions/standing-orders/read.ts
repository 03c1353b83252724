import { z } from "zod";
import { type Context, runQuery } from "@/lib/command";
import { hour } from "@/lib/kernel";
import { readDeeds } from "../store/standing-orders";
import { mostDeeds, reviewWithinHours, type WholeStandingOrder } from "./contract";
import { readOneOrder } from "./view";

const Input = z.object({ orderId: z.uuid() });

/** A standing order with what it did to whom, and whether a person has looked at it. Throws `not_found`. */
export const readStandingOrder = (ctx: Context, input: z.input<typeof Input>): Promise<WholeStandingOrder> =>
  runQuery(ctx, { permission: "campaign.read", schema: Input, input }, async ({ orderId }) => {
    const now = ctx.clock();
    const [order, rows] = await Promise.all([
      readOneOrder(ctx.db, orderId, now),
      readDeeds(ctx.db, orderId, mostDeeds),
    ]);
    const deeds = rows.map(({ reviewedBy, reviewedAt, at, expiresAt, ...deed }) => {
      const reviewBy = new Date(at.getTime() + reviewWithinHours * hour);
      const review =
        reviewedBy === null || reviewedAt === null ? null : { by: reviewedBy, at: reviewedAt.toISOString() };
      return {
        ...{ ...deed, review, at: at.toISOString(), expiresAt: expiresAt?.toISOString() ?? null },
        ...{ reviewBy: reviewBy.toISOString(), isOverdue: review === null && reviewBy < now },
      };
    });
    return { order, deeds };
  });
