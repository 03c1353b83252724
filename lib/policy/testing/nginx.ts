import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { exited, freePort } from "@/lib/stores";
import { token } from "./process";

const places = [...(process.env.PATH ?? "").split(":"), "/usr/sbin", "/usr/local/sbin"];

/** Where nginx is, undefined where it is not: then the shipped gateway cannot be tested, and that is said aloud. */
export const nginxProgram = places.map((place) => path.join(place, "nginx")).find((file) => existsSync(file));
if (nginxProgram === undefined)
  process.stderr.write(
    "\n*** There is no nginx here, so the shipped gateway is NOT TESTED: apt-get install nginx-light\n\n",
  );

export interface Nginx {
  url: string;
  /** Calls the model as an account does. */
  ask(accountId: string, headers?: Record<string, string>, path?: string): Promise<Response>;
  stop(): Promise<void>;
}

/**
 * The shipped nginx configuration, which asks the policy process, in front of a model that says what it was told to see to:
 * `{ obligations }`, with 403 at `/forbidden`.
 * @param directory where it keeps its files, which the caller removes
 */
export async function startNginx(directory: string, policyUrl: string): Promise<Nginx> {
  const model = createServer(({ headers, url }, response) => {
    response.writeHead(url === "/forbidden" ? 403 : 200, { "content-type": "application/json" });
    response.end(JSON.stringify({ obligations: headers["x-stillwatch-obligations"] ?? "" }));
  });
  model.listen(0, "127.0.0.1");
  await once(model, "listening");
  const port = await freePort();
  await writeConfiguration(directory, {
    "listen 8080": `listen 127.0.0.1:${port}`,
    "127.0.0.1:8000": `127.0.0.1:${(model.address() as AddressInfo).port}`,
    "127.0.0.1:3001": new URL(policyUrl).host,
    "replace-with-STILLWATCH_POLICY_TOKEN": token,
    "/var/log/nginx": directory,
  });
  const child = await run(directory);
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    ask: (accountId, headers = {}, where = "/v1/messages") =>
      fetch(url + where, { method: "POST", body: "{}", headers: { "x-account-id": accountId, ...headers } }),
    stop: async () => {
      child.kill("SIGTERM");
      await exited(child);
      model.close();
    },
  };
}

/** The shipped configuration, with a test's addresses in the place of those to be replaced. */
async function writeConfiguration(directory: string, replaced: Record<string, string>): Promise<void> {
  let shipped = await readFile(path.resolve(import.meta.dirname, "../../../deploy/gateway/nginx.conf"), "utf8");
  for (const [from, to] of Object.entries(replaced)) {
    if (!shipped.includes(from)) throw new Error(`The shipped nginx.conf has no ${from}.`);
    shipped = shipped.replaceAll(from, to);
  }
  await writeFile(path.join(directory, "gateway.conf"), shipped);
  await mkdir(path.join(directory, "temp"));
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (name) => `${name}_temp_path ${directory}/temp/${name};`,
  );
  const main = [
    ...(process.getuid?.() === 0 ? ["user root;"] : []),
    `daemon off; worker_processes 1; pid ${directory}/nginx.pid; error_log ${directory}/error.log;`,
    "events { worker_connections 512; }",
    `http { access_log off; ${temporary.join(" ")} include ${directory}/gateway.conf; }`,
  ];
  await writeFile(path.join(directory, "nginx.conf"), main.join("\n"));
}

async function run(directory: string): Promise<ChildProcess> {
  const words = ["-p", directory, "-e", `${directory}/error.log`, "-c", `${directory}/nginx.conf`];
  const child = spawn(nginxProgram ?? "nginx", words);
  let said = "";
  child.stderr.on("data", (chunk) => {
    said += chunk;
  });
  await Promise.race([sleep(200), exited(child)]);
  if (child.exitCode !== null) throw new Error(`nginx did not start: ${said}`);
  return child;
}
