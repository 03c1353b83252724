import { betterAuth } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { APIError, isAPIError } from "better-auth/api";
import { twoFactor } from "better-auth/plugins";
import { database } from "@/lib/db";
import { environment } from "@/lib/env";
import { hour, newId, second } from "@/lib/kernel";
import { logger } from "@/lib/log";
import { cookiePrefix, servedByTls } from "./cookie";
import { trustedOrigins } from "./origins";
import { consumeRate } from "./rate-limit.sql";
import { signInRecord } from "./sign-in-record";
import { isDisabled } from "./store";

/** A working day; nothing prolongs it, so that a forgotten session ends by itself. */
const sessionLifetime = 12 * hour;

/** Attempts per client address; a person's own attempts are counted in `sign-in-record.ts`. */
const addressRules = {
  "/sign-in/email": { window: 60, max: 30 },
  "/two-factor/*": { window: 60, max: 10 },
  "/change-password": { window: 60, max: 5 },
  "/get-session": false,
} as const;

function build() {
  const { publicUrl, authSecret, trustedProxies } = environment();
  if (authSecret === undefined) throw new Error("STILLWATCH_AUTH_SECRET is not set: nobody can sign in without it.");
  return betterAuth({
    appName: "Stillwatch",
    baseURL: publicUrl,
    basePath: "/api/auth",
    secret: authSecret,
    trustedOrigins: trustedOrigins(publicUrl),
    database: prismaAdapter(database(), { provider: "postgresql", transaction: true }),
    telemetry: { enabled: false },
    logger: {
      level: "error",
      log: (level, message) => logger("auth")[level === "debug" ? "debug" : level](message),
    },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12, maxPasswordLength: 128 },
    user: {
      additionalFields: {
        roles: { type: "string[]", required: true, defaultValue: [], input: false },
        disabledAt: { type: "date", required: false, input: false },
      },
    },
    account: { modelName: "credential" },
    session: { expiresIn: sessionLifetime / second, disableSessionRefresh: true, freshAge: 0 },
    rateLimit: {
      enabled: true,
      window: 60,
      max: 120,
      customRules: addressRules,
      customStorage: { consume: (key, rule) => consumeRate(key, rule) },
    },
    advanced: {
      cookiePrefix,
      useSecureCookies: servedByTls(),
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax" },
      database: { generateId: () => newId() },
      ipAddress: { trustedProxies },
      // Said aloud, since the library leaves them out when it finds itself under test.
      disableOriginCheck: false,
      disableCSRFCheck: false,
    },
    onAPIError: { onError: logFailure },
    databaseHooks: { session: { create: { before: refuseDisabled } } },
    plugins: [twoFactor({ issuer: "Stillwatch", trustDeviceMaxAge: 0 }), signInRecord()],
  });
}

/** Refusals are in the audit record; what is our own fault belongs in the log. */
function logFailure(error: unknown): void {
  if (isAPIError(error) && error.statusCode < 500) return;
  logger("auth").error({ err: error }, "signing in failed");
}

async function refuseDisabled({ userId }: { userId: string }): Promise<void> {
  if (await isDisabled(database(), userId))
    throw new APIError("FORBIDDEN", { code: "DISABLED", message: "This access was taken away." });
}

let current: { auth: ReturnType<typeof build>; key: string } | undefined;

/** Better Auth on the shared database, built at first use and again when the environment has changed. */
export function sessionAuth(): ReturnType<typeof build> {
  const { publicUrl, authSecret, databaseUrl } = environment();
  const key = JSON.stringify([publicUrl, authSecret, databaseUrl]);
  if (current?.key !== key) current = { auth: build(), key };
  return current.auth;
}
