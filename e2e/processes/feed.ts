import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { gunzipSync } from "node:zlib";
import type { IngestBatchView } from "@/lib/ingest/contract";

/** A console that tests feed, wherever its processes run. */
export interface Console {
  /** Where people reach it. */
  url: string;
  /** Files of the test go there. */
  dataDir: string;
  cli(...words: string[]): Promise<string>;
  /** The figures in the answer's first row. */
  ask(sql: string): Promise<number[]>;
}

/** Lets somebody of a role, or of several, in by the command line and signs them in; returns the headers of what they ask. */
export async function signIn(own: Console, roles: string): Promise<Record<string, string>> {
  const { email, password } = JSON.parse(
    await own.cli("user", "add", `${roles.replaceAll(",", "-")}@example.test`, "--roles", roles),
  );
  const headers = { "content-type": "application/json", origin: own.url };
  const body = JSON.stringify({ email, password });
  const entered = await fetch(`${own.url}/api/auth/sign-in/email`, { method: "POST", headers, body });
  if (!entered.ok) throw new Error(await entered.text());
  const cookies = entered.headers.getSetCookie().map((each) => each.split(";")[0]);
  return { ...headers, cookie: cookies.join("; ") };
}

/** A key for sending exchanges, made by an admin, who is let in when they are not yet. */
export async function makeKey(own: Console, admin?: Record<string, string>): Promise<string> {
  const headers = admin ?? (await signIn(own, "admin"));
  const body = JSON.stringify({ name: "feed", permissions: ["ingest.write", "ingest.read"] });
  const made = await fetch(`${own.url}/api/api-keys`, { method: "POST", headers, body });
  const answer = await made.json();
  if (!made.ok) throw new Error(JSON.stringify(answer));
  return answer.key;
}

/** A simulated world's exchanges, dealt out to so many files. */
export async function dealtExchanges(own: Console, files: number, exchanges = 40_000): Promise<string[][]> {
  const out = path.join(own.dataDir, "simulated");
  const size = `--accounts 1500 --exchanges ${exchanges} --days 7`;
  const made = await own.cli("simulate", ...size.split(" "), "--seed", "11", "--out", out);
  const file = made.split("\n").find((line) => line.includes("exchanges")) ?? "";
  const bytes = await readFile(file);
  const text = (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
  const dealt: string[][] = Array.from({ length: files }, () => []);
  for (const [n, line] of text.trimEnd().split("\n").entries()) dealt[n % files]?.push(line);
  return dealt;
}

export interface Upload {
  /** Resolves when half of the lines have left. */
  half: Promise<void>;
  /** What came of it; undefined when the connection broke or the server said "later". */
  result: Promise<IngestBatchView | undefined>;
}

/** Sends lines in two halves, with a moment between them in which something can happen. */
export function upload(at: Pick<Console, "url">, key: string, lines: string[], pause = 0): Upload {
  const middle = Math.floor(lines.length / 2);
  let isHalf = () => {};
  const half = new Promise<void>((resolve) => {
    isHalf = resolve;
  });
  const body = new ReadableStream({
    async start(controller) {
      const encoder = new TextEncoder();
      controller.enqueue(encoder.encode(`${lines.slice(0, middle).join("\n")}\n`));
      await sleep(pause);
      isHalf();
      await sleep(pause);
      controller.enqueue(encoder.encode(lines.slice(middle).join("\n")));
      controller.close();
    },
  });
  const headers = {
    authorization: `Bearer ${key}`,
    "content-type": "application/x-ndjson",
    "idempotency-key": randomUUID(),
  };
  const request = { method: "POST", headers, body, duplex: "half" } as RequestInit;
  const result = fetch(`${at.url}/api/v1/exchanges`, request)
    .then(async (answer) => (answer.ok ? ((await answer.json()) as IngestBatchView) : undefined))
    .catch(() => undefined);
  return { half, result };
}

/** Sends the lines until an upload of all of them is committed. */
export async function uploadWhole(at: Pick<Console, "url">, key: string, lines: string[]): Promise<IngestBatchView> {
  for (const deadline = Date.now() + 60_000; ; await sleep(250)) {
    const batch = await upload(at, key, lines).result;
    if (batch?.status === "committed") return batch;
    if (Date.now() > deadline) throw new Error(`No upload was committed; the last answer: ${JSON.stringify(batch)}`);
  }
}

/** Rows, distinct ids, and what the three roll-ups add up to. */
export const totals = (own: Console): Promise<number[]> =>
  own.ask(`
    SELECT (SELECT count() FROM exchange), (SELECT uniqExact(exchange_id) FROM exchange),
           (SELECT sum(exchanges) FROM account_hour), (SELECT sum(exchanges) FROM account_day),
           (SELECT sum(exchanges) FROM traffic_hour)`);

/** Accounts and hours whose roll-up is not the aggregate of the rows. */
export async function differingHours(own: Console): Promise<number> {
  const [differing = Number.NaN] = await own.ask(`
    SELECT count() FROM (
      SELECT account_id, hour FROM (
        SELECT account_id, toDateTime(toStartOfHour(ts), 'UTC') AS hour, toInt64(count()) AS n FROM exchange GROUP BY ALL
        UNION ALL
        SELECT account_id, hour, -toInt64(sum(exchanges)) AS n FROM account_hour GROUP BY ALL
      ) GROUP BY account_id, hour HAVING sum(n) != 0
    )`);
  return differing;
}
