import { queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { readJson, sendJson } from "./fetch";

const base = "/api/auth";
const Done = z.unknown();

/** What is left to do after the right password: nothing, or the second factor. */
const SignedIn = z
  .object({ twoFactorRedirect: z.boolean().default(false) })
  .transform(({ twoFactorRedirect }) => ({ owesCode: twoFactorRedirect }));

export const signIn = (input: { email: string; password: string }) =>
  sendJson(SignedIn, `${base}/sign-in/email`, input);

/** Six digits of the authenticator app, or one of the backup codes. */
export const giveCode = (code: string) =>
  /^\d{6}$/.test(code)
    ? sendJson(Done, `${base}/two-factor/verify-totp`, { code })
    : sendJson(Done, `${base}/two-factor/verify-backup-code`, { code });

export const OwnSession = z.object({
  id: z.string(),
  token: z.string(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  ipAddress: z.string().nullish(),
  userAgent: z.string().nullish(),
});
export type OwnSession = z.infer<typeof OwnSession>;

export const ownSessionsQuery = () =>
  queryOptions({
    queryKey: ["own-sessions"],
    queryFn: ({ signal }) => readJson(z.array(OwnSession), `${base}/list-sessions`, { signal }),
  });

export const endSession = (token: string) => sendJson(Done, `${base}/revoke-session`, { token });
export const endOtherSessions = () => sendJson(Done, `${base}/revoke-other-sessions`);

const Enrolment = z.object({ totpURI: z.string(), backupCodes: z.array(z.string()) });
export type Enrolment = z.infer<typeof Enrolment>;

export const prepareTwoFactor = (password: string) => sendJson(Enrolment, `${base}/two-factor/enable`, { password });
export const disableTwoFactor = (password: string) => sendJson(Done, `${base}/two-factor/disable`, { password });

/** Ends the person's other sessions too. */
export const changePassword = (input: { currentPassword: string; newPassword: string }) =>
  sendJson(Done, `${base}/change-password`, { ...input, revokeOtherSessions: true });
