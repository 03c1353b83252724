import type { BetterAuthPlugin, GenericEndpointContext } from "better-auth";
import { APIError, createAuthMiddleware, getSessionFromCtx, isAPIError } from "better-auth/api";
import { appendAudit } from "@/lib/audit";
import { database } from "@/lib/db";
import { newId } from "@/lib/kernel";
import { currentRequestId } from "@/lib/log";
import { clearRate, consumeRate } from "./rate-limit.sql";
import { findUserByEmail } from "./store";

interface Person {
  id: string;
  name: string;
}

/** Somebody who has not proved who they are. */
const stranger: Person = { id: "unknown", name: "not signed in" };

/** Attempts on one person's password, from wherever they come; a success starts the count again. */
const attempts = { window: 300, max: 10 };
const attemptsKey = (email: unknown) => `sign-in|${String(email).toLowerCase().slice(0, 320)}`;

/** What a person does to their own access, as the record names it. */
const ownActs: Record<string, string> = {
  "/two-factor/enable": "two_factor.prepared",
  "/two-factor/disable": "two_factor.disabled",
  "/two-factor/generate-backup-codes": "two_factor.backup_codes_made",
  "/change-password": "password.changed",
  "/revoke-session": "session.revoked",
  "/revoke-other-sessions": "session.revoked",
};

const signInPaths = ["/sign-in/email", "/two-factor/verify-totp", "/two-factor/verify-backup-code"];

async function append(
  action: string,
  { id, name }: Person,
  subject: { id: string },
  detail: Record<string, unknown>,
): Promise<void> {
  const actor = { type: "user", id, name };
  const requestId = currentRequestId() ?? newId();
  const entry = {
    access: "write" as const,
    action,
    actor,
    subject: { type: "user", id: subject.id },
    requestId,
    detail,
  };
  await appendAudit(database(), [entry]);
}

/** Refuses what is one attempt too many on a person's password, before any password is looked at. */
const countAttempt = createAuthMiddleware(async (ctx) => {
  const { allowed, retryAfter } = await consumeRate(attemptsKey(ctx.body?.email), attempts);
  if (allowed) return;
  const message = `Too many attempts for this address; try again in ${retryAfter} s.`;
  throw new APIError("TOO_MANY_REQUESTS", { code: "TOO_MANY_ATTEMPTS", message }, { "retry-after": `${retryAfter}` });
});

/** Says in the record who leaves, while it is still known. */
const recordSignOut = createAuthMiddleware(async (ctx) => {
  const session = await getSessionFromCtx(ctx);
  if (session) await append("session.ended", session.user, session.user, { sessionId: session.session.id });
});

/** Says in the record who came in and who was turned away. A failed attempt names a person only when there is one. */
const recordSignIn = createAuthMiddleware(async (ctx) => {
  const { newSession, session, returned } = ctx.context;
  const step = ctx.path === "/sign-in/email" ? "password" : ctx.path.replace("/two-factor/verify-", "");
  if (isAPIError(returned)) {
    const claimed = step === "password" ? await findUserByEmail(database(), String(ctx.body?.email)) : await owing(ctx);
    const detail = { step, status: returned.statusCode, code: returned.body?.code ?? null };
    return append("session.refused", session?.user ?? stranger, claimed ?? stranger, detail);
  }
  if (step === "password") await clearRate(attemptsKey(ctx.body?.email));
  // Password right, code still owed: nobody is in yet.
  if (!newSession) return;
  const action = session ? "two_factor.enabled" : "session.started";
  return append(action, newSession.user, newSession.user, { step, sessionId: newSession.session.id });
});

/** Who gave the right password and owes the second factor, by the cookie that the first step left; or who is in already. */
async function owing(ctx: GenericEndpointContext): Promise<{ id: string } | undefined> {
  if (ctx.context.session) return ctx.context.session.user;
  const cookie = ctx.context.createAuthCookie("two_factor");
  const challenge = await ctx.getSignedCookie(cookie.name, ctx.context.secret);
  if (!challenge) return undefined;
  const kept = await ctx.context.internalAdapter.findVerificationValue(challenge);
  return kept === null ? undefined : { id: kept.value };
}

const recordOwnAct = createAuthMiddleware(async (ctx) => {
  const person = ctx.context.session?.user;
  const action = ownActs[ctx.path];
  if (isAPIError(ctx.context.returned) || !person || !action) return;
  await append(action, person, person, {});
});

/** Keeps the audit record of people coming and going. Comes after the two-factor plugin, which decides who is in. */
export const signInRecord = (): BetterAuthPlugin => ({
  id: "sign-in-record",
  hooks: {
    before: [
      { matcher: ({ path }) => path === "/sign-in/email", handler: countAttempt },
      { matcher: ({ path }) => path === "/sign-out", handler: recordSignOut },
    ],
    after: [
      { matcher: ({ path }) => signInPaths.includes(path ?? ""), handler: recordSignIn },
      { matcher: ({ path }) => (path ?? "") in ownActs, handler: recordOwnAct },
    ],
  },
});
