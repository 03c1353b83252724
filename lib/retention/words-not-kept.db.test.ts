import { writeFile } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type ConnectorWorld, openConnectorWorld } from "@/lib/connectors/testing/world";
import { reloadEnvironment } from "@/lib/env";
import { takeFile, takeSpans } from "@/lib/ingest";
import { aSpan, called, inProtobuf } from "@/lib/ingest/otlp/testing/written";
import { exchange } from "@/lib/ingest/testing/world";

let world: ConnectorWorld;
beforeAll(async () => {
  world = await openConnectorWorld();
  await world.take("accounts", `${JSON.stringify({ account_id: "discreet", content_policy: "zero_retention" })}\n`);
});
afterAll(() => world.drop());
afterEach(() => reloadEnvironment({ STILLWATCH_KEEP_PROMPTS: "always" }));

const word = "Zanzibar";
const words = {
  system_prompt: `You know all about ${word}.`,
  prompt: `Explain step by step how to reach ${word}.`,
  response: `To ${word} one takes the ferry.`,
  note: { copy: `${word} again` },
};
const line = (id: string, account_id: string) => exchange(id, { account_id, ...words });

/** Every way in, each given an exchange of the account with the words wherever the form has room for some. */
const waysIn: Record<string, (account: string) => Promise<unknown>> = {
  "the API": (account) => world.take("exchanges", line(`api-${account}`, account)),
  "a file": async (account) => {
    const file = path.join(world.root, `file-${account}.ndjson`);
    await writeFile(file, line(`file-${account}`, account));
    await takeFile(world.ctx, { kind: "exchanges", file });
  },
  "a mapping": (account) => {
    const cells = [`map-${account}`, "2026-03-04T05:06:07Z", account, "m", words.system_prompt, words.prompt, word];
    const from = { exchange_id: "id", ts: "at", account_id: "who", model: "m", system_prompt: "sys", prompt: "ask" };
    const fields = Object.fromEntries(Object.entries(from).map(([name, from]) => [name, [{ from }]]));
    return world.take("exchanges", `id,at,who,m,sys,ask,other\n${cells.join(",")}\n`, { mapping: { fields } });
  },
  "a profile": (account) => {
    const messages = [
      { role: "system", content: words.system_prompt },
      { role: "user", content: words.prompt },
    ];
    const spend = { request_id: `log-${account}`, startTime: "2026-03-04T05:06:07", model: "m", user: account };
    const request = { model: "m", messages };
    const record = { ...spend, status: "success", messages, response: words.response, proxy_server_request: request };
    return world.take("exchanges", `${JSON.stringify(record)}\n`, { profile: "litellm" });
  },
  spans: (account) => {
    const said = (role: string, content: string) => ({ role, parts: [{ type: "text", content }] });
    const attributes = called({
      "stillwatch.account_id": account,
      "gen_ai.system_instructions": JSON.stringify([{ type: "text", content: words.system_prompt }]),
      "gen_ai.input.messages": JSON.stringify([said("user", words.prompt)]),
      "gen_ai.output.messages": JSON.stringify([said("assistant", words.response)]),
      "app.note": word,
    });
    const body = inProtobuf([
      aSpan(attributes, { spanId: Buffer.from(account.padEnd(8).slice(0, 8)).toString("hex") }),
    ]);
    return takeSpans(world.ctx, {
      body: Readable.from([body], { objectMode: false }),
      format: "protobuf",
      encoding: "identity",
    });
  },
  "a connector": async (account) => {
    await world.write(`${account}/one.ndjson`, line(`pulled-${account}`, account));
    await world.watch(account);
    expect(await world.round()).toEqual({ taken: 1, failed: 0 });
  },
};

const stored = async (account: string) => {
  const [row] = await world.ctx.warehouse.rows<Record<string, number>>(
    `SELECT toUInt32(count()) AS exchanges, toUInt32(countIf(template_id != 0 AND system_prompt_id != 0 AND elicitation != 0)) AS featured,
       toUInt32(countIf(notEmpty(prompt))) AS prompts,
       toUInt32(countIf(position(concat(prompt, response, system_prompt, attributes), '${word}') > 0)) AS words
     FROM exchange WHERE account_id = {account:String}`,
    { account },
  );
  return row;
};
const ways = Object.keys(waysIn).length;

describe("words that are not to be kept", () => {
  it("are stored of nobody's account by default but that of those who agreed on no retention, on every way in", async () => {
    for (const account of ["discreet", "ordinary"]) for (const take of Object.values(waysIn)) await take(account);
    expect(await stored("discreet")).toEqual({ exchanges: ways, featured: ways, prompts: 0, words: 0 });
    expect(await stored("ordinary")).toEqual({ exchanges: ways, featured: ways, prompts: ways, words: ways });
  });

  it("are stored of no account where the operator says so, nor in rejects, on every way in", async () => {
    reloadEnvironment({ STILLWATCH_KEEP_PROMPTS: "never" });
    for (const take of Object.values(waysIn)) await take("anybody");
    expect(await stored("anybody")).toEqual({ exchanges: ways, featured: ways, prompts: 0, words: 0 });
    await world.take("exchanges", `{"prompt": "${word}", broken\n${exchange("bad", { model: "", prompt: word })}`);
    expect(await world.value(`SELECT count() FROM reject WHERE position(excerpt, '${word}') > 0`)).toBe("0");
    expect(await world.value("SELECT count() FROM reject")).toBe("2");
  });
});
