import { z } from "zod";
import { permissionsOfRoles, roles } from "@/lib/auth";
import { type Context, runQuery } from "@/lib/command";
import type { AppealReviewer } from "../contract";
import { readReviewers } from "../store/appeals";
import { requireAppeal } from "./require";

/** Roles that review appeals. */
export const reviewingRoles = roles.filter((role) => permissionsOfRoles([role]).has("appeal.review"));

const Input = z.object({ appealId: z.uuid() });

/** Whom an appeal can be given to, and who cannot have it with why. */
export const listAppealReviewers = (ctx: Context, input: z.input<typeof Input>): Promise<AppealReviewer[]> =>
  runQuery(ctx, { permission: "appeal.assign", schema: Input, input }, async ({ appealId }) => {
    await requireAppeal(ctx.db, appealId);
    return readReviewers(ctx.db, appealId, reviewingRoles);
  });
