import { readFile } from "node:fs/promises";
import path from "node:path";
import { expect, it } from "vitest";
import { Environment } from "@/lib/env";

const deploy = path.resolve(import.meta.dirname, "../../deploy");
const read = (file: string) => readFile(path.join(deploy, file), "utf8");
const namesIn = (text: string, pattern: RegExp) => [...new Set([...text.matchAll(pattern)].map((found) => found[1]))];

it("asks of whoever starts the containers what the example of an environment has, and nothing else", async () => {
  const [compose, example] = await Promise.all([read("compose.yaml"), read(".env.example")]);
  const required = namesIn(compose, /\$\{(\w+):\?\}/g);
  expect(required.length).toBeGreaterThan(5);
  expect(namesIn(example, /^(\w+)=/gm)).toEqual(expect.arrayContaining(required));
  for (const name of namesIn(example, /^(\w+)=/gm)) expect(compose).toContain(`\${${name}:`);
});

it("tells the processes only what they read", async () => {
  const [compose, dockerfile] = await Promise.all([read("compose.yaml"), read("Dockerfile")]);
  const told = namesIn(compose, /^ {2}(DATABASE_URL|CLICKHOUSE_\w+|STILLWATCH_\w+):/gm);
  const set = namesIn(dockerfile, /\b(STILLWATCH_\w+)=/g);
  expect(told.length).toBeGreaterThan(7);
  const others = ["CLICKHOUSE_DB", "CLICKHOUSE_USER", "CLICKHOUSE_PASSWORD"];
  const known = [...Object.keys(Environment.shape), ...others];
  expect(known).toEqual(expect.arrayContaining([...told, ...set]));
});

it("drains for less time than a container is given", async () => {
  const compose = await read("compose.yaml");
  const [drain] = namesIn(compose, /STILLWATCH_DRAIN_SECONDS: "(\d+)"/g);
  const [grace] = namesIn(compose, /stop_grace_period: (\d+)s/g);
  expect(Number(grace)).toBeGreaterThanOrEqual(Number(drain) + 10);
});

it("names every node of the cluster as a service, in the order in which they are asked", async () => {
  const [compose, cluster, keeper, balancer] = await Promise.all(
    ["compose.yaml", "clickhouse/cluster.xml", "clickhouse/keeper.xml", "haproxy.cfg"].map(read),
  );
  const services = namesIn(compose ?? "", /^ {2}((?:clickhouse|keeper|policy|web)-\w+):/gm);
  const shards = (cluster ?? "").split("<shard>").slice(1);
  expect(shards.map((shard) => namesIn(shard, /<replica><host>([\w-]+)<\/host>/g))).toEqual([
    ["clickhouse-1a", "clickhouse-1b"],
    ["clickhouse-2a", "clickhouse-2b"],
  ]);
  const named = [
    ...namesIn(cluster ?? "", /<host>([\w-]+)<\/host>/g),
    ...namesIn(keeper ?? "", /<hostname>([\w-]+)<\/hostname>/g),
    ...namesIn(balancer ?? "", /^ {2}server ([\w-]+)/gm),
  ];
  expect([...new Set(named)].sort()).toEqual([...services].sort());
  for (const [, node = "", shard, replica] of (compose ?? "").matchAll(
    /^ {2}clickhouse-(\w+):\n.*\n.*SHARD: "(\d)", REPLICA: (\w)/gm,
  ))
    expect(node).toBe(`${shard}${replica}`);
});
