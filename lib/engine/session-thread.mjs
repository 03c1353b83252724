// One session of the engine, in a thread of its own: analysing a query (scalar subqueries, sets) blocks the caller, so
// no session may share a thread with the HTTP front or with another session. Plain JavaScript: a thread then needs no
// TypeScript loader, which is most of its start time and memory.
import { createRequire } from "node:module";
import path from "node:path";
import { parentPort, workerData } from "node:worker_threads";

const require = createRequire(import.meta.url);
const { Session } = require("chdb");
// The public API re-encodes parameters by their JavaScript type; the wire carries them encoded already.
const native = require(path.join(path.dirname(require.resolve("chdb/package.json")), "dist/loader.js")).loadNative();

const { directory, base, connectionArguments } = workerData;
const WINDOW = 4;

const session = new Session(directory, { connectionArgs: connectionArguments });
let waiting;
let unacknowledged = 0;
let cancelled = false;

const quote = (text) => `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
const identifier = (text) => `\`${text.replaceAll("\\", "\\\\").replaceAll("`", "\\`")}\``;
const send = (message, transfer) => parentPort.postMessage(message, transfer);

function apply(job) {
  const pairs = Object.entries({ ...job.settings, log_comment: job.tag });
  session.query(`SET ${pairs.map(([name, value]) => `${name} = ${quote(value)}`).join(", ")}`);
  if (job.database !== "default") session.query(`USE ${identifier(job.database)}`);
}

/** Always runs a statement, since a failed query stays in the list of processes until its session runs the next one. */
function restore(job) {
  if (job.database !== "default") session.query("USE default");
  const names = ["log_comment", ...Object.keys(job.settings)];
  session.query(`SET ${names.map((name) => `${name} = ${name in base ? quote(base[name]) : "DEFAULT"}`).join(", ")}`);
}

/** Copies, because the addon may hand out a view on memory that is not ours to give away. */
async function emit(bytes) {
  if (bytes.byteLength === 0) return;
  const copy = new Uint8Array(bytes);
  send({ kind: "chunk", bytes: copy }, [copy.buffer]);
  unacknowledged += 1;
  while (unacknowledged >= WINDOW && !cancelled) {
    await new Promise((resolve) => {
      waiting = resolve;
    });
  }
}

async function runStreamed(job) {
  const handle = native.StreamQuery(session.connection, job.sql, job.format, job.params);
  let finished = false;
  try {
    while (!cancelled) {
      const block = await native.StreamFetch(handle);
      if (block.done) {
        finished = true;
        break;
      }
      await emit(block.bytes);
    }
  } catch (error) {
    finished = true;
    throw error;
  } finally {
    if (!finished) native.StreamCancel(handle);
  }
  return { rowsRead: 0, bytesRead: 0, elapsedSeconds: 0 };
}

async function runWhole(job) {
  const result = await native.QueryAsyncConnection(session.connection, job.sql, job.format, job.params);
  for (let at = 0; at < result.bytes.byteLength && !cancelled; at += 1 << 20) {
    await emit(result.bytes.subarray(at, at + (1 << 20)));
  }
  return { rowsRead: result.rowsRead, bytesRead: result.bytesRead, elapsedSeconds: result.elapsed };
}

async function runJob(job) {
  if (!job.streamed) return runWhole(job);
  try {
    return await runStreamed(job);
  } catch (error) {
    if (!String(error?.message).includes("Streaming query is not supported")) throw error;
    return runWhole(job);
  }
}

async function run(job) {
  cancelled = false;
  unacknowledged = 0;
  let answer;
  try {
    apply(job);
    answer = { kind: "done", outcome: await runJob(job) };
  } catch (error) {
    answer = { kind: "failed", message: String(error?.message ?? error) };
  }
  try {
    restore(job);
  } catch (error) {
    if (answer.kind === "done") answer = { kind: "failed", message: String(error?.message ?? error) };
  }
  send(answer);
}

const wake = () => {
  waiting?.();
  waiting = undefined;
};

parentPort.on("message", (message) => {
  if (message.kind === "run") run(message.job);
  else if (message.kind === "acknowledge") {
    unacknowledged -= 1;
    wake();
  } else if (message.kind === "cancel") {
    cancelled = true;
    wake();
  } else {
    session.close();
    send({ kind: "closed" });
    parentPort.close();
  }
});
send({ kind: "ready" });
