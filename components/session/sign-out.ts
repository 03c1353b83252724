import { request } from "@/lib/queries/fetch";

/** Ends the session, here and on the server, and goes to the sign-in. */
export async function signOut(): Promise<void> {
  await request("/api/auth/sign-out", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: "{}",
  }).catch(() => undefined);
  window.location.assign("/sign-in");
}
