import { randomBytes } from "node:crypto";
import { database } from "@/lib/db";
import { environment, reloadEnvironment } from "@/lib/env";
import { newId } from "@/lib/kernel";
import type { Role } from "./contract";
import { handleAuthRequest } from "./handle";
import { passwordHash } from "./password";

export const testPassword = "correct horse battery";

/** Gives the process a secret to sign sessions with, as the launcher would. */
export function giveSecret(): void {
  if (environment().authSecret === undefined) {
    reloadEnvironment({ STILLWATCH_AUTH_SECRET: randomBytes(32).toString("base64url") });
  }
}

/** Somebody with these roles, committed, who can sign in. */
export async function testPerson(roles: Role[]): Promise<{ id: string; email: string }> {
  const id = newId();
  const email = `${id}@example.test`;
  await database().user.create({ data: { id, name: `Test ${roles.join("+")}`, email, roles } });
  const password = await passwordHash(testPassword);
  await database().credential.create({
    data: { id: newId(), accountId: id, providerId: "credential", userId: id, password },
  });
  return { id, email };
}

/** A browser: keeps cookies, sends from one address. */
export class TestBrowser {
  private readonly cookies = new Map<string, string>();
  constructor(private readonly address: string = `10.${newId().replaceAll(/\D/g, "").slice(-2)}.1.1`) {}

  get headers(): Headers {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    return new Headers({ cookie, origin: environment().publicUrl, "x-forwarded-for": this.address });
  }

  async send(path: string, body: unknown, over: Record<string, string> = {}): Promise<Response> {
    const headers = this.headers;
    headers.set("content-type", "application/json");
    for (const [name, value] of Object.entries(over)) headers.set(name, value);
    const url = `${environment().publicUrl}/api/auth/${path}`;
    const answer = await handleAuthRequest(new Request(url, { method: "POST", headers, body: JSON.stringify(body) }));
    for (const line of answer.headers.getSetCookie()) {
      const [pair = "", ...attributes] = line.split("; ");
      const at = pair.indexOf("=");
      if (attributes.some((attribute) => /^max-age=0$/i.test(attribute))) this.cookies.delete(pair.slice(0, at));
      else this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return answer;
  }

  signIn(email: string, password: string = testPassword): Promise<Response> {
    return this.send("sign-in/email", { email, password });
  }
}
