import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import type pg from "pg";
import { programOf } from "@/lib/env/program";
import { newId } from "@/lib/kernel";
import { exited, freePort } from "@/lib/stores";
import type { Rule } from "../rule";

export const token = "a-token-that-only-the-tests-have-0123456789";

export interface PolicyProcess {
  url: string;
  child: ChildProcess;
  /** All that it logged. */
  words(): string;
  ask(headers: Record<string, string>, path?: string): Promise<Response>;
  kill(signal: NodeJS.Signals): Promise<void>;
}

/** The real process, once it answers. */
export async function startPolicy(env: Record<string, string>, port?: number): Promise<PolicyProcess> {
  const own = port ?? (await freePort());
  const child = fork(programOf("lib/policy/main.ts"), {
    stdio: ["ignore", "ignore", "pipe", "ipc"],
    env: {
      ...process.env,
      STILLWATCH_POLICY_PORT: String(own),
      STILLWATCH_POLICY_TOKEN: token,
      STILLWATCH_APPEAL_URL: "https://example.com/appeal?lang=en",
      STILLWATCH_LOG_LEVEL: "info",
      ...env,
    },
  });
  let words = "";
  child.stderr?.on("data", (chunk) => {
    words += chunk;
  });
  const [how] = await Promise.race([once(child, "message"), exited(child).then((code) => [code])]);
  if (how !== "ready") throw new Error(`The policy process did not start (${how}): ${words}`);
  const url = `http://127.0.0.1:${own}`;
  return {
    url,
    child,
    words: () => words,
    ask: (headers, path = "/api/v1/policy") =>
      fetch(url + path, { headers: { authorization: `Bearer ${token}`, ...headers } }),
    kill: async (signal) => {
      const ended = exited(child);
      child.kill(signal);
      await ended;
    },
  };
}

export const account = (accountId: string) => ({ "x-stillwatch-account": accountId });

/** Writes a rule as a decision does. */
export async function hold(client: pg.Client, rule: Partial<Rule> & Pick<Rule, "accountId">): Promise<Rule> {
  const whole: Rule = {
    subject: "account",
    part: "",
    effect: "deny",
    perMinute: null,
    obligations: [],
    reasonClass: "Automated extraction",
    decisionId: newId(),
    expiresAt: Number.POSITIVE_INFINITY,
    ...rule,
  };
  const { subject, accountId, part, effect, perMinute, obligations, reasonClass, decisionId, expiresAt } = whole;
  await client.query(
    `insert into gateway_rule (subject, account_id, part, effect, per_minute, obligations, reason_class, decision_id,
       expires_at, changed_at, changed_in) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, now(), 0)
     on conflict (subject, account_id, part) do update set effect = excluded.effect, per_minute = excluded.per_minute,
       obligations = excluded.obligations, reason_class = excluded.reason_class, decision_id = excluded.decision_id,
       expires_at = excluded.expires_at, changed_at = now()`,
    [
      ...[subject, accountId, part, effect, perMinute, obligations, reasonClass, decisionId],
      Number.isFinite(expiresAt) ? new Date(expiresAt) : null,
    ],
  );
  return whole;
}

/** A way to the database that can be closed, as when it is away. */
export async function doorTo(databaseUrl: string) {
  const { hostname, port } = new URL(databaseUrl);
  const open = new Set<Socket>();
  let isOpen = true;
  const server = createServer((socket) => {
    if (!isOpen) return void socket.destroy();
    const onward = connect(Number(port), hostname);
    for (const [from, to] of [[socket, onward] as const, [onward, socket] as const]) {
      open.add(from);
      from.on("error", () => undefined);
      from.on("close", () => to.destroy());
      from.pipe(to);
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = new URL(databaseUrl);
  url.port = String((server.address() as { port: number }).port);
  return {
    url: url.href,
    setOpen(value: boolean): void {
      isOpen = value;
      if (!value) for (const socket of open) socket.destroy();
    },
    close(): void {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}
