import path from "node:path";
import { z } from "zod";

const flag = z
  .enum(["0", "1", "true", "false", ""])
  .default("0")
  .transform((text) => text === "1" || text === "true");

const list = z
  .string()
  .default("")
  .transform((text) =>
    text
      .split(",")
      .map((one) => one.trim())
      .filter(Boolean),
  );

/** What is kept of prompts: all, nothing, or for a number of days. */
const prompts = z
  .string()
  .default("always")
  .transform((text, check): "always" | "never" | { days: number } => {
    const said = text.trim().toLowerCase();
    if (["", "always", "true", "yes"].includes(said)) return "always";
    if (["never", "false", "no", "0"].includes(said)) return "never";
    const days = /^([1-9]\d{0,4})(d?)$/.exec(said);
    // Elsewhere 1 switches something on, here it would remove all text but that of a day.
    if (days !== null && (days[2] === "d" || said !== "1")) return { days: Number(days[1]) };
    check.addIssue({ code: "custom", message: "must be always, never, or a number of days such as 30d" });
    return z.NEVER;
  });

/** Bearer tokens of gateways: several at a time while one follows another, none so short that it could be guessed. */
const tokens = list.pipe(z.array(z.string().regex(/^[\x21-\x7e]{32,}$/, "must be 32 or more visible characters each")));

/** The name of a header, as Node gives it. */
const header = (name: string) =>
  z
    .string()
    .regex(/^[\w-]+$/)
    .default(name)
    .transform((text) => text.toLowerCase());

/** The processes that one start runs, beside the stores that it opens. */
export const processRoles = ["web", "worker", "policy"] as const;
export type ProcessRole = (typeof processRoles)[number];

/** Every setting the processes read, with its default; `docs/operators.md` explains each one. */
export const Environment = z.object({
  STILLWATCH_DATA_DIR: z.string().min(1).default(".stillwatch"),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  /** The interface that the console listens on; 0.0.0.0 opens it to the network. */
  STILLWATCH_HOST: z.string().min(1).default("127.0.0.1"),
  /** Where people reach the console; cookies and redirects are bound to its origin. */
  STILLWATCH_PUBLIC_URL: z.url().optional(),
  DATABASE_URL: z.string().optional(),
  /** The role that owns the schema and runs migrations; the application itself connects as a lesser role. */
  STILLWATCH_OWNER_DATABASE_URL: z.string().optional(),
  CLICKHOUSE_URL: z.string().optional(),
  /** Spreads tables over the nodes of a cluster, as the server's `remote_servers` calls it. */
  CLICKHOUSE_CLUSTER: z
    .string()
    .regex(/^[\w-]+$/)
    .optional(),
  /** Which of the processes this start runs; a replica runs one. */
  STILLWATCH_ROLES: list.pipe(z.array(z.enum(processRoles))),
  /** How long requests under way may take to finish after SIGTERM, in seconds. */
  STILLWATCH_DRAIN_SECONDS: z.coerce.number().min(0).max(3600).default(2),
  /** Ceiling over all queries of the embedded engine; by default a share of the machine's memory. */
  STILLWATCH_ENGINE_MEMORY_BYTES: z.coerce
    .number()
    .int()
    .min(1 << 28)
    .optional(),
  /** Seeds sign-ins for every role and makes a simulated world at the first start. */
  STILLWATCH_DEMO: flag,
  /** Which world the demo is; another seed has other campaigns. */
  STILLWATCH_DEMO_SEED: z.coerce.number().int().min(0).max(4_294_967_295).default(1),
  STILLWATCH_LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
  /** Lets the store tests use and keep one directory instead of a fresh one per run. */
  STILLWATCH_TEST_DATA_DIR: z.string().min(1).optional(),
  /** Signs sessions; made once by the launcher when not given. */
  STILLWATCH_AUTH_SECRET: z.string().min(32).optional(),
  /** Addresses or CIDR ranges, comma-separated, of the proxies in front; others' word on the client's address counts for nothing. */
  STILLWATCH_TRUSTED_PROXIES: z.string().default("127.0.0.0/8,::1/128"),
  /** 32 bytes in base64: encrypts evidence snapshots and partner keys at rest. */
  STILLWATCH_ENCRYPTION_KEY: z.string().optional(),
  /** Absolute directories, comma-separated, beneath which connectors may read; none by default. */
  STILLWATCH_CONNECTOR_ROOTS: list,
  /** Origins, comma-separated, of the object stores that connectors may read; none by default. */
  STILLWATCH_BUCKET_ENDPOINTS: list,
  /** Hosts, comma-separated, as `name` or `name:port`, at which connectors may find gateways on private addresses and by plain http. */
  STILLWATCH_GATEWAY_HOSTS: list,
  /** The same for partners' servers, from which shared objects are fetched. */
  STILLWATCH_PARTNER_HOSTS: list,
  /** Whether prompts, responses and system prompts are stored beside their features: always, never, or for so many days. */
  STILLWATCH_KEEP_PROMPTS: prompts,
  /** Where gateways ask what is held against a caller; the port after the console's by default, 0 for any that is free. */
  STILLWATCH_POLICY_PORT: z.coerce.number().int().min(0).max(65535).optional(),
  STILLWATCH_POLICY_HOST: z.string().min(1).default("127.0.0.1"),
  /** What gateways show to be answered, comma-separated; made once by the launcher when not given. */
  STILLWATCH_POLICY_TOKEN: tokens,
  /** Answers whoever asks from this machine, without a token. */
  STILLWATCH_POLICY_OPEN_LOOPBACK: flag,
  /** The headers in which gateways tell who calls. */
  STILLWATCH_POLICY_ACCOUNT_HEADER: header("X-Stillwatch-Account"),
  STILLWATCH_POLICY_KEY_HEADER: header("X-Stillwatch-Key"),
  STILLWATCH_POLICY_END_USER_HEADER: header("X-Stillwatch-End-User"),
  /** Where those who are refused may appeal; `reference` is added to its query. */
  STILLWATCH_APPEAL_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** The server that takes mail to accounts' owners: `smtps://user:password@host`, or smtp for STARTTLS; without it, notices wait. */
  STILLWATCH_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  /** Whom that mail is from: `Trust and Safety <appeals@example.org>`. */
  STILLWATCH_MAIL_FROM: z
    .string()
    .regex(/^[^\p{Cc}<>]*<?[^\s@<>]+@[^\s@<>]+>?$/u, "must be one address, with or without a name")
    .optional(),
});

const parse = () => {
  const result = Environment.safeParse(process.env);
  if (!result.success) {
    const faults = result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new Error(`The environment is not valid. ${faults.join("; ")}`);
  }
  const raw = result.data;
  const publicUrl = raw.STILLWATCH_PUBLIC_URL ?? `http://localhost:${raw.PORT}`;
  return {
    dataDir: path.resolve(/* turbopackIgnore: true */ process.cwd(), raw.STILLWATCH_DATA_DIR),
    port: raw.PORT,
    host: raw.STILLWATCH_HOST,
    publicUrl,
    databaseUrl: raw.DATABASE_URL,
    ownerDatabaseUrl: raw.STILLWATCH_OWNER_DATABASE_URL ?? raw.DATABASE_URL,
    clickhouseUrl: raw.CLICKHOUSE_URL,
    clickhouseCluster: raw.CLICKHOUSE_CLUSTER,
    roles: raw.STILLWATCH_ROLES.length === 0 ? processRoles : raw.STILLWATCH_ROLES,
    drainMs: raw.STILLWATCH_DRAIN_SECONDS * 1000,
    engineMemoryBytes: raw.STILLWATCH_ENGINE_MEMORY_BYTES,
    demo: raw.STILLWATCH_DEMO,
    demoSeed: raw.STILLWATCH_DEMO_SEED,
    logLevel: raw.STILLWATCH_LOG_LEVEL,
    testDataDir: raw.STILLWATCH_TEST_DATA_DIR,
    authSecret: raw.STILLWATCH_AUTH_SECRET,
    trustedProxies: raw.STILLWATCH_TRUSTED_PROXIES.split(",")
      .map((range) => range.trim())
      .filter(Boolean),
    encryptionKey: raw.STILLWATCH_ENCRYPTION_KEY,
    connectorRoots: raw.STILLWATCH_CONNECTOR_ROOTS,
    bucketEndpoints: raw.STILLWATCH_BUCKET_ENDPOINTS,
    gatewayHosts: raw.STILLWATCH_GATEWAY_HOSTS,
    partnerHosts: raw.STILLWATCH_PARTNER_HOSTS,
    keepPrompts: raw.STILLWATCH_KEEP_PROMPTS,
    policy: {
      port: raw.STILLWATCH_POLICY_PORT ?? (raw.PORT === 0 ? 0 : raw.PORT === 65535 ? 65534 : raw.PORT + 1),
      host: raw.STILLWATCH_POLICY_HOST,
      tokens: raw.STILLWATCH_POLICY_TOKEN,
      openLoopback: raw.STILLWATCH_POLICY_OPEN_LOOPBACK,
      accountHeader: raw.STILLWATCH_POLICY_ACCOUNT_HEADER,
      keyHeader: raw.STILLWATCH_POLICY_KEY_HEADER,
      endUserHeader: raw.STILLWATCH_POLICY_END_USER_HEADER,
      // The portal of this installation, unless owners are to appeal elsewhere.
      appealUrl: raw.STILLWATCH_APPEAL_URL ?? new URL("/appeal", publicUrl).href,
    },
    mail:
      raw.STILLWATCH_SMTP_URL === undefined || raw.STILLWATCH_MAIL_FROM === undefined
        ? undefined
        : { server: raw.STILLWATCH_SMTP_URL, from: raw.STILLWATCH_MAIL_FROM },
  };
};

let parsed: ReturnType<typeof parse> | undefined;

/** The validated environment, parsed at first use. Throws one error that names every faulty variable. */
export function environment(): ReturnType<typeof parse> {
  parsed ??= parse();
  return parsed;
}

/** Drops the memo: for the launcher and the command line, which fill in the store URLs once the stores are open. */
export function reloadEnvironment(values: Partial<Record<keyof z.input<typeof Environment>, string>> = {}): void {
  Object.assign(process.env, values);
  parsed = undefined;
}

export interface BucketCredentials {
  keyId: string;
  secret: string;
}

/**
 * The key that the operator keeps under a name, in STILLWATCH_BUCKET_<NAME>_KEY and STILLWATCH_BUCKET_<NAME>_SECRET; undefined
 * when either is not set. Asked for at every use and kept nowhere else.
 */
export function bucketCredentials(name: string): BucketCredentials | undefined {
  const keyId = process.env[`STILLWATCH_BUCKET_${name}_KEY`];
  const secret = process.env[`STILLWATCH_BUCKET_${name}_SECRET`];
  return keyId && secret ? { keyId, secret } : undefined;
}

/** The environment of a child process: ours, with some variables set and those given as undefined removed. */
export function childEnvironment(values: Record<string, string | undefined>): NodeJS.ProcessEnv {
  return { ...process.env, ...values };
}

export { installationKey } from "./keys";
