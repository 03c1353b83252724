import { z } from "zod";
import { type Actor, requirePermission } from "@/lib/auth";
import { type Context, runCommand } from "@/lib/command";
import { hour, notFound } from "@/lib/kernel";
import { type Language, languageFor } from "../notices/contract";
import { limits, requireFew } from "./limits";
import * as store from "./store";
import { openToken, tokenOf } from "./tokens";

/** How long somebody may go on after they opened a link: long enough to write an appeal. */
const sessionMs = 4 * hour;

/** Whoever comes to the portal, as long as they have shown no link. */
export const stranger: Actor = {
  ...{ type: "appellant", id: "unknown", name: "Somebody without a link" },
  permissions: new Set(["appeal.submit"]),
};

/** The name of whoever came by a link. */
export const owner = "The account's owner";

/** The owner that a statement of reasons was written to: what they do is about it and about nothing else. */
const ownerOf = (noticeId: string): Actor => ({ ...stranger, id: noticeId, name: owner });

/** One answer to whatever is wrong with a link: it tells nothing. */
const nothingThere = () => notFound("A page", "of this link");

/** The link that a token opens, unless it is forged, over or used up. Tokens that are forged cost no question to a store. */
async function linkOf(ctx: Context, token: string) {
  const id = openToken("portal-link/1", token, ctx.clock());
  const link = id === undefined ? null : await store.findLink(ctx.db, id);
  if (link === null || link.expiresAt <= ctx.clock() || (link.once && link.usedAt !== null)) throw nothingThere();
  return link;
}

/** Says in which language to greet whoever follows a link, and uses nothing up: mail servers look at links as well. */
export async function lookAtLink(ctx: Context, input: { token: string; client: string }): Promise<Language> {
  requirePermission(ctx.actor, "appeal.submit");
  await requireFew(ctx, `open/${input.client}`, limits.openings.client);
  return languageFor((await linkOf(ctx, input.token)).notice.language);
}

const FollowLink = z.object({ token: z.string(), client: z.string() });

/**
 * Opens the portal by a link; one that was asked for opens it once.
 * @returns what keeps it open, and until when
 * @throws `not_found`, whatever is wrong with the link; `rate_limited`
 */
export async function followLink(ctx: Context, input: z.input<typeof FollowLink>) {
  requirePermission(ctx.actor, "appeal.submit");
  await requireFew(ctx, `open/${input.client}`, limits.openings.client);
  return runCommand(
    ctx,
    { permission: "appeal.submit", schema: FollowLink, input },
    async ({ tx, ctx, input, now, record }) => {
      const { id, once, notice, expiresAt: end } = await linkOf(ctx, input.token);
      if (!(await store.followOnce(tx, id, once, now))) throw nothingThere();
      record({ action: "appeal.open", subject: { type: "notice", id: notice.aboutId ?? notice.id }, live: [] });
      const expiresAt = new Date(Math.min(now.getTime() + sessionMs, end.getTime()));
      return { session: tokenOf("portal-session/1", { id, expiresAt }), expiresAt };
    },
  );
}

/** Whose portal a session keeps open. @throws `not_found` */
export async function appellantOf(ctx: Context, session: string): Promise<Actor> {
  requirePermission(ctx.actor, "appeal.submit");
  const id = openToken("portal-session/1", session, ctx.clock());
  const link = id === undefined ? null : await store.findLink(ctx.db, id);
  if (link === null || link.expiresAt <= ctx.clock()) throw nothingThere();
  return ownerOf(link.notice.aboutId ?? link.notice.id);
}
