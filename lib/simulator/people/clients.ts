import type { Random } from "@/lib/kernel";
import { hex, integerBetween, weighted } from "../sampling";

/** A piece of software that talks to the provider, with its fields as JSON text. */
export interface Client {
  json: string;
}

export interface Clients {
  app(random: Random): Client;
  sdk(random: Random): Client;
  /** A build of its own, which nobody else uses. */
  custom(random: Random, userAgent: string): Client;
}

export const fingerprint = (random: Random) => `t13d${hex(random, 4)}h2_${hex(random, 12)}`;

const clientOf = (userAgent: string, print: string): Client => ({
  json: `,"user_agent":"${userAgent}"${print === "" ? "" : `,"client_fingerprint":"${print}"`}`,
});

const version = (random: Random) =>
  `${integerBetween(random, 1, 4)}.${integerBetween(random, 0, 28)}.${integerBetween(random, 0, 9)}`;

/** Releases of one program: the newest is the most used; some builds cannot be fingerprinted. */
const builds = (random: Random, weight: number, userAgentOf: (version: string) => string) =>
  Array.from({ length: 5 }, (_, age) => {
    const print = random.chance(0.12) ? "" : fingerprint(random);
    return [clientOf(userAgentOf(version(random)), print), weight / 2 ** age] as const;
  });

export function buildClients(random: Random): Clients {
  const platforms = ["desktop; x64", "desktop; arm64", "phone; touch", "tablet; touch"];
  const runtimes = ["python", "node", "go", "java", "ruby", "rust"];
  const app = weighted(
    platforms.flatMap((platform, i) => builds(random, 4 - i, (v) => `assistant-app/${v} (${platform})`)),
  );
  const sdk = weighted([
    ...runtimes.flatMap((runtime, i) => builds(random, 12 / (i + 1), (v) => `provider-sdk-${runtime}/${v}`)),
    ...builds(random, 2, (v) => `curl/${v}`),
    ...builds(random, 3, (v) => `editor-assistant/${v}`),
    ...builds(random, 2, (v) => `chain-toolkit/${v} python-http/${v}`),
  ]);
  return { app, sdk, custom: (own, userAgent) => clientOf(userAgent, fingerprint(own)) };
}

export const versionOf = version;
